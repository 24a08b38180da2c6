package io.stackprint.prober.pace;

import io.stackprint.prober.pace.RunKey.Purpose;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.wire.Ipv4View;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One host from the first question to the last round. */
final class HostScan {
  private static final int FIRST_UDP_TTL = 51;
  private static final int UDP_TTLS = 14;
  private static final long NEVER = Long.MAX_VALUE;

  private final HostLink link;
  private final RoundSink sink;
  private final EngineCounts counts;
  private final TimingWheel.Timer<HostScan> timer = new TimingWheel.Timer<>(this);
  private final long timesOutAtNanos;
  private @Nullable Stage stage; // null between rounds, and when done
  private @Nullable PortChoice choice; // null before the port scan is over
  private ScannedPorts ports = ScannedPorts.NONE;
  private int round;
  private long nextRoundAtNanos = NEVER; // NEVER while it is being judged
  private boolean up;
  private boolean givenUp; // while the last round is still being judged
  private boolean done;

  HostScan(HostLink link, RoundSink sink, EngineCounts counts, long now) {
    this.link = link;
    this.sink = sink;
    this.counts = counts;
    this.timesOutAtNanos =
        link.settings().hostTimeout().map(timeout -> now + timeout.toNanos()).orElse(NEVER);
    this.stage = firstStage();
    if (stage instanceof PortScan) {
      foundUp();
    }
  }

  private Stage firstStage() {
    if (link.path().kind() == Path.Kind.ATTACHED) {
      return new Neighbour(link);
    }
    return link.settings().discover() && !link.path().local()
        ? new Discovery(link)
        : new PortScan(link);
  }

  HostLink link() {
    return link;
  }

  TimingWheel.Timer<HostScan> timer() {
    return timer;
  }

  boolean done() {
    return done;
  }

  /** Does what is due. */
  void act(long now) {
    if (!done && now >= timesOutAtNanos) {
      giveUp("host timeout", now);
    }
    if (stage == null && !done && now >= nextRoundAtNanos) {
      beginRound(now);
    }
    while (stage != null) {
      stage.act(now);
      if (!stage.over()) {
        return;
      }
      leave(stage, now);
    }
  }

  private void leave(Stage finished, long now) {
    if (finished instanceof Neighbour neighbour) {
      ports(neighbour.up(), now);
    } else if (finished instanceof Discovery discovery) {
      ports(discovery.up(), now);
    } else if (finished instanceof PortScan scan) {
      rounds(scan.result(), now);
    } else if (finished instanceof OsRound over) {
      judge(over, now);
    }
  }

  private void ports(boolean isUp, long now) {
    if (isUp) {
      foundUp();
      stage = new PortScan(link);
    } else {
      skip((link.refused() ? SkipReason.NOT_SENT : SkipReason.DOWN).text(), now);
    }
  }

  private void foundUp() {
    up = true;
    counts.hostUp();
  }

  private void rounds(ScannedPorts scanned, long now) {
    ports = scanned;
    choice = new PortChoice(scanned);
    if (link.settings().onlyGoodHosts() && !choice.good()) {
      skip("no open or no closed TCP port is known (--osscan-limit)", now);
    } else {
      beginRound(now);
    }
  }

  private void beginRound(long now) {
    if (choice == null) {
      throw new IllegalStateException("a round before the port scan");
    }
    round++;
    nextRoundAtNanos = NEVER;
    RoundPorts chosen = choice.forRound(link.random());
    stage = new OsRound(link, values(now), chosen, now);
  }

  /** Values that a reply must bring back are hashed; spec and Nmap leave them free. */
  private RoundValues values(long now) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(now);
    return new RoundValues(
        hash(Purpose.SEQUENCE_BASE) & 0xffffffffL,
        hash(Purpose.ACK_BASE) & 0xffffffffL,
        link.ports().portBase(round),
        (int) hash(Purpose.ICMP_ID) & 0xffff,
        link.ports().udpPort(round),
        (int) Math.floorMod(seconds, (long) UDP_TTLS) + FIRST_UDP_TTL);
  }

  private long hash(Purpose purpose) {
    return link.key().hash(purpose, link.target(), round);
  }

  private void judge(OsRound over, long now) {
    stage = null;
    if (over.answeredU1() && choice != null) {
      choice.closedUdpIs(over.ports().closedUdp());
    }
    boolean last = round == link.settings().maxTries();
    finish(FinishedRound.of(facts(), round, last, over, now));
  }

  /** The round was judged: another follows, or not. */
  void judged(boolean another, long now) {
    if (done) {
      return;
    }
    if (!another) {
      done = true;
    } else if (givenUp) {
      finish(FinishedRound.givenUp(facts(), round + 1, now));
    } else {
      nextRoundAtNanos = now + Repetition.pauseBefore(round + 1).toNanos();
    }
  }

  private void skip(String reason, long now) {
    stage = null;
    finish(FinishedRound.skipped(facts(), reason, now));
  }

  /** Ends the host now, for this reason; what was found so far is reported. */
  void giveUp(String reason, long now) {
    if (done || isBeingJudged()) {
      givenUp = true;
      return;
    }
    Stage current = stage;
    stage = null;
    if (current instanceof OsRound interrupted) {
      finish(FinishedRound.of(facts(), round, true, interrupted, now));
    } else if (round == 0) {
      finish(FinishedRound.skipped(facts(), reason, now));
    } else {
      finish(FinishedRound.givenUp(facts(), round + 1, now));
    }
  }

  private boolean isBeingJudged() {
    return stage == null && nextRoundAtNanos == NEVER;
  }

  private void finish(FinishedRound over) {
    done = over.certainlyLast();
    sink.accept(over);
  }

  private HostFacts facts() {
    return new HostFacts(
        link.target(),
        link.path().source(),
        link.path().local(),
        link.mac(),
        link.observation(),
        ports,
        up);
  }

  /** A packet that concerns this host. */
  void take(Ipv4View datagram, Arrival arrival) {
    if (stage != null) {
      stage.take(datagram, arrival);
    }
  }

  /** The host's MAC address was told. */
  void neighbour(long mac, long atNanos) {
    if (stage instanceof Neighbour asking) {
      asking.found(mac, atNanos);
    }
  }

  /** When to act again. */
  long dueAtNanos(long now) {
    if (isBeingJudged()) {
      return NEVER;
    }
    long due = stage == null ? nextRoundAtNanos : stage.dueAtNanos(now);
    return Math.min(due, timesOutAtNanos);
  }
}
