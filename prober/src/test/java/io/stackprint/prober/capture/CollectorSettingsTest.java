package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CollectorSettingsTest {
  @Test
  void refusesWhatWouldMakeNoSense() {
    CollectorSettings settings = CollectorSettings.of("lab", "replay");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorSettings.of("a/b", "replay"))
        .withMessage("scope must be a name without slash: 'a/b'");
    assertThatIllegalArgumentException().isThrownBy(() -> CollectorSettings.of("", "replay"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withIdle(Duration.ofSeconds(9)))
        .withMessage("idle PT9S shorter than lateReply PT10S");
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withHopsToProber(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxOpen(0));
  }
}
