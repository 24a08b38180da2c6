package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text gives fingerprints or refusals, and what was read is read again from its own print. */
class SubjectReaderFuzzTest {
  @FuzzTest(maxDuration = "90s")
  void anyTextIsReadOrRefused(byte[] octets) throws TextRefusedException {
    String text = new String(octets, StandardCharsets.ISO_8859_1);

    SubjectFile file = SubjectReader.read("fuzz", text);

    for (TextRefusal refusal : file.refusals()) {
      assertThat(refusal.line()).isPositive();
      assertThat(refusal.message()).matches("[ -~…]*");
    }
    for (Subject subject : file.subjects()) {
      var fingerprint = subject.fingerprint();
      assertThat(MergedFingerprint.parse(fingerprint.text())).isEqualTo(fingerprint);
      assertThat(MergedFingerprint.parse(fingerprint.wrapped())).isEqualTo(fingerprint);
      assertThat(Fingerprint.parse(fingerprint.first().text())).isEqualTo(fingerprint.first());
    }
  }

  @FuzzTest(maxDuration = "30s")
  void strictParseGivesAValueOrARefusal(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    try {
      Fingerprint read = Fingerprint.parse(text);
      assertThat(Fingerprint.parse(read.text())).isEqualTo(read);
    } catch (TextRefusedException refused) {
      assertThat(refused.refusal().expected()).isNotEmpty();
    }
  }
}
