package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprint.Attribute.A;
import static io.stackprint.fingerprint.Attribute.CC;
import static io.stackprint.fingerprint.Attribute.CD;
import static io.stackprint.fingerprint.Attribute.DF;
import static io.stackprint.fingerprint.Attribute.DFI;
import static io.stackprint.fingerprint.Attribute.F;
import static io.stackprint.fingerprint.Attribute.O;
import static io.stackprint.fingerprint.Attribute.Q;
import static io.stackprint.fingerprint.Attribute.R;
import static io.stackprint.fingerprint.Attribute.RD;
import static io.stackprint.fingerprint.Attribute.S;
import static io.stackprint.fingerprint.Attribute.W;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.fingerprinter.derive.EchoAttributes;
import io.stackprint.fingerprinter.derive.InitialTtl;
import io.stackprint.fingerprinter.derive.OptionString;
import io.stackprint.fingerprinter.derive.PortUnreachable;
import io.stackprint.fingerprinter.derive.TcpAttributes;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the test lines of one round.
 *
 * <p>A probe without answer is {@code R=N} only when it was sent, the round came to its end, and
 * (for TCP) the state of the port was known; else nothing can be said and there is no line.
 */
final class RoundLines {
  private static final List<TestName> TCP_LINES =
      List.of(
          TestName.ECN,
          TestName.T1,
          TestName.T2,
          TestName.T3,
          TestName.T4,
          TestName.T5,
          TestName.T6,
          TestName.T7);

  private final RoundEvidence evidence;
  private final RoundAnswers answers;
  private final Optional<Integer> distance;
  private final Rules rules;
  private final List<TestLine> lines = new ArrayList<>();

  /**
   * Prepares the lines of a round.
   *
   * @param distance hops as the U1 answers so far tell, this round's included
   */
  RoundLines(
      RoundEvidence evidence, RoundAnswers answers, Optional<Integer> distance, Rules rules) {
    this.evidence = evidence;
    this.answers = answers;
    this.distance = distance;
    this.rules = rules;
  }

  /**
   * The fingerprint of the round.
   *
   * @param seq the line SEQ
   * @param echoes the echo replies that IE may show
   */
  Fingerprint write(TestLine seq, EchoReplies echoes) {
    addSeq(seq);
    answers.optionSegments().ifPresent(this::addOptionsAndWindows);
    TCP_LINES.forEach(this::addTcp);
    addPortUnreachable();
    addEcho(echoes);
    return Fingerprint.of(lines);
  }

  private void addSeq(TestLine seq) {
    boolean evenEmpty = !rules.is793() && evidence.silenceIsKnown();
    if (evenEmpty || !seq.values().isEmpty()) {
      lines.add(seq);
    }
  }

  private void addOptionsAndWindows(List<Answer.Segment> segments) {
    var options = new EnumMap<Attribute, String>(Attribute.class);
    var windows = new EnumMap<Attribute, String>(Attribute.class);
    for (int k = 0; k < segments.size(); k++) {
      TcpView segment = segments.get(k).segment();
      options.put(TestName.OPS.attributes().get(k), OptionString.of(segment, rules));
      windows.put(TestName.WIN.attributes().get(k), TcpAttributes.window(segment));
    }
    lines.add(new TestLine(TestName.OPS, options));
    lines.add(new TestLine(TestName.WIN, windows));
  }

  private void addTcp(TestName test) {
    ProbeName probe = ProbeName.valueOf(test.name());
    Optional<Answer.Segment> answer = answers.segment(probe);
    if (answer.isPresent()) {
      lines.add(tcpLine(test, answer.get()));
    } else if (portKnown(probe) && (evidence.sent(probe) || sentAsS1(probe))) {
      addUnanswered(test);
    }
  }

  private TestLine tcpLine(TestName test, Answer.Segment answer) {
    TcpView segment = answer.segment();
    Map<Attribute, String> line = answered(answer.datagram());
    line.put(DF, answer.datagram().dontFragment() ? "Y" : "N");
    line.put(Q, TcpAttributes.quirks(segment));
    if (test != TestName.T1) {
      line.put(W, TcpAttributes.window(segment));
      line.put(O, OptionString.of(segment, rules));
    }
    if (test == TestName.ECN) {
      line.put(CC, TcpAttributes.congestionControl(segment));
    } else {
      addNumbers(line, segment);
    }
    return new TestLine(test, line);
  }

  private void addNumbers(Map<Attribute, String> line, TcpView segment) {
    var end = evidence.end();
    end.getTcpAckBase().ifPresent(ack -> line.put(S, TcpAttributes.sequence(segment, ack)));
    end.getTcpSequenceBase()
        .ifPresent(seq -> line.put(A, TcpAttributes.acknowledgement(segment, seq)));
    line.put(F, TcpAttributes.flags(segment));
    line.put(RD, TcpAttributes.resetData(segment, rules));
  }

  private boolean portKnown(ProbeName probe) {
    return ProbePorts.goesToClosedPort(probe)
        ? evidence
            .end()
            .getClosedTcp()
            .filter(port -> port.getKnowledge() == PortKnowledge.KNOWN)
            .isPresent()
        : evidence.end().getOpenTcp().isPresent(); // these probes go to no other port
  }

  private boolean sentAsS1(ProbeName probe) {
    return probe == ProbeName.T1 && evidence.sent(ProbeName.S1);
  }

  private void addPortUnreachable() {
    Optional<PortUnreachable> answer = answers.portUnreachable();
    if (answer.isPresent()) {
      Map<Attribute, String> line = answered(answer.get().datagram());
      line.put(DF, answer.get().datagram().dontFragment() ? "Y" : "N");
      answer.get().addTo(line, evidence.end().getUdpChecksum().orElse(-1), rules);
      lines.add(new TestLine(TestName.U1, line));
    } else if (evidence.sent(ProbeName.U1)) {
      addUnanswered(TestName.U1);
    }
  }

  private void addEcho(EchoReplies echoes) {
    if (echoes.both()) {
      lines.add(echoLine(echoes));
    } else if (evidence.sent(ProbeName.IE1) || evidence.sent(ProbeName.IE2)) {
      addUnanswered(TestName.IE);
    }
  }

  private TestLine echoLine(EchoReplies echoes) {
    Answer.Echo first = echoes.first().orElseThrow();
    Answer.Echo second = echoes.second().orElseThrow();
    boolean fromLatest = rules.strict() && !rules.is793();
    Map<Attribute, String> line =
        answered(fromLatest ? echoes.latest().orElseThrow().datagram() : first.datagram());
    line.put(DFI, EchoAttributes.dontFragment(first.datagram(), second.datagram()));
    line.put(CD, EchoAttributes.codes(first.message(), second.message()));
    return new TestLine(TestName.IE, line);
  }

  private Map<Attribute, String> answered(Ipv4View datagram) {
    var line = new EnumMap<Attribute, String>(Attribute.class);
    line.put(R, "Y");
    InitialTtl.addTo(line, datagram.ttl(), distance, rules);
    return line;
  }

  private void addUnanswered(TestName test) {
    if (evidence.silenceIsKnown()) {
      lines.add(TestLine.unanswered(test));
    }
  }
}
