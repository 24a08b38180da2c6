package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectReaderTest {
  @Test
  void idIsTheFirstWordOfTheCommentElseTheOrdinal() {
    var file =
        SubjectReader.read(
            "subjects.txt",
            """
            # S0001 sparse line=18941 lines=1
            U1(R=N)

            IE(R=N)

            # not an id: a blank line follows

            T1(R=N)
            """);

    assertThat(file.subjects()).extracting(Subject::id).containsExactly("S0001", "2", "3");
    assertThat(file.subjects()).extracting(Subject::line).containsExactly(2, 4, 8);
    assertThat(file.refusals()).isEmpty();
  }

  @Test
  void findsTheFingerprintInAWholeReport() {
    var file =
        SubjectReader.read(
            "report.txt",
            """
            # Nmap 7.93 scan initiated Mon Nov 23 03:07:15 2026 as: nmap -n -Pn -O 10.92.207.10
            Nmap scan report for 10.92.207.10
            Host is up, received arp-response (0.000070s latency).
            Too many fingerprints match this host to give specific OS details
            TCP/IP fingerprint:
            SCAN(V=7.93%E=4%D=11/23%OT=%CT=443%CU=%PV=Y%DS=1%DC=D%G=N%TM=6B03ADE9%P=x86_64-pc-linux-gnu)
            T5(R=N)

            Network Distance: 1 hop

            Nmap scan report for 10.92.207.11
            TCP/IP fingerprint:
            OS:SCAN(V=7.93%E=4%D=11/23%OT=22%CT=443%CU=36728%PV=Y%DS=1%DC=D%G=Y%M=02540
            OS:0%TM=6B03ADE9%P=x86_64-pc-linux-gnu)SEQ(SP=102%GCD=1%ISR=10C%TI=Z%CI=Z%I
            OS:I=I%TS=21)T2(R=N)

            # Nmap done at Mon Nov 23 03:07:21 2026 -- 2 IP addresses (2 hosts up) scanned
            """);

    assertThat(file.refusals()).isEmpty();
    assertThat(file.subjects()).extracting(Subject::id).containsExactly("1", "2");
    assertThat(file.subjects().get(0).fingerprint().first().text()).isEqualTo("T5(R=N)\n");
    assertThat(file.subjects().get(1).fingerprint().first().text())
        .isEqualTo("SEQ(SP=102%GCD=1%ISR=10C%TI=Z%CI=Z%II=I%TS=21)\nT2(R=N)\n");
  }

  @Test
  void refusedBlockLeavesTheOthers() {
    var file = SubjectReader.read("s.txt", "T1(R=N)\n\n# bad\nT1(R=N)\nT2(X=1)\n\nT3(R=N)");

    assertThat(file.subjects()).extracting(Subject::id).containsExactly("1", "3");
    assertThat(file.refusals())
        .extracting(TextRefusal::message)
        .containsExactly("s.txt:5: expected an attribute of test T2, found 'X'");
  }

  @Test
  void secondScanLineStartsAnotherSubject() {
    String scan = "SCAN(V=7.93%E=4%D=1/2%OT=%CT=%CU=%PV=Y%G=N%TM=6B03ADE9%P=x)";

    var file = SubjectReader.read("s.txt", "OS:" + scan + "T1(R=N)\nOS:" + scan + "T2(R=N)");

    assertThat(file.subjects()).hasSize(2);
  }

  @Test
  void emptyTextHoldsNothing() {
    assertThat(SubjectReader.read("s.txt", "").subjects()).isEmpty();
  }
}
