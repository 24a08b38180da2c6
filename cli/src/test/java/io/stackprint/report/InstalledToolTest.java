package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class InstalledToolTest {
  @Test
  void missingToolFailsWhereCiRunsAndSkipsElsewhere() {
    boolean ci = "true".equals(System.getenv("CI"));
    var outcome = ci ? AssertionError.class : TestAbortedException.class;
    assertThatThrownBy(() -> InstalledTool.require(List.of("no-such-program")))
        .isInstanceOf(outcome)
        .hasMessageContaining("no-such-program");
    assertThatThrownBy(() -> InstalledTool.requireFile("/no/such/file"))
        .isInstanceOf(outcome)
        .hasMessageContaining("/no/such/file");
  }
}
