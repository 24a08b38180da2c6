package io.stackprint.fingerprinter.derive;

import java.util.List;
import java.util.Optional;

/**
 * How a host draws its initial sequence numbers.
 *
 * <p>Mixes single and double precision exactly as Nmap does: the results are printed as integers,
 * and a rounding elsewhere shows up in them.
 *
 * @param predictability SP: 8 log2 of the standard deviation of the increment rates, 0 or more
 * @param gcd GCD: greatest common divisor of the increments, 0 when all are 0
 * @param rate ISR: 8 log2 of the mean increment rate per second; negative below about one per
 *     second
 * @see <a href="https://nmap.org/book/osdetect-methods.html">GCD, ISR, SP</a>
 */
public record IsnSequence(long predictability, long gcd, long rate) {
  private static final int FEWEST_REPLIES = 4;
  private static final int LONGEST_SCAN_DELAY_MILLIS = 1000;
  private static final int LARGEST_GCD_NOT_DIVIDED_OUT = 9;

  /**
   * Analyses the replies of one round.
   *
   * @param replies in the order of their probes
   * @param scanDelayMillis the scanner's delay between probes, 0 or more
   * @return empty with fewer than four replies, or a scan delay above a second
   */
  public static Optional<IsnSequence> of(List<SeqReply> replies, int scanDelayMillis) {
    if (replies.size() < FEWEST_REPLIES || scanDelayMillis > LONGEST_SCAN_DELAY_MILLIS) {
      return Optional.empty();
    }
    int steps = replies.size() - 1;
    var increments = new long[steps];
    var rates = new float[steps]; // per second
    for (int j = 0; j < steps; j++) {
      SeqReply earlier = replies.get(j);
      SeqReply later = replies.get(j + 1);
      increments[j] = SeqReply.distance(earlier.isn(), later.isn());
      rates[j] = (float) (increments[j] * 1_000_000.0 / SeqReply.microsBetween(earlier, later));
    }
    return Optional.of(of(increments, rates));
  }

  private static IsnSequence of(long[] increments, float[] rates) {
    long gcd = 0;
    for (long increment : increments) {
      gcd = gcd(gcd, increment);
    }
    if (gcd == 0) {
      return new IsnSequence(0, 0, 0);
    }
    double mean = mean(rates);
    long divisor = gcd > LARGEST_GCD_NOT_DIVIDED_OUT ? gcd : 1;
    return new IsnSequence(predictability(rates, mean, divisor), gcd, eightLog2(mean));
  }

  private static long predictability(float[] rates, double mean, long divisor) {
    double squares = 0;
    for (float rate : rates) {
      double deviation = rate / (float) divisor - mean / divisor; // single, then double
      squares += deviation * deviation;
    }
    double deviation = Math.sqrt(squares / (rates.length - 1));
    return deviation <= 1 ? 0 : eightLog2(deviation);
  }

  private static double mean(float[] rates) {
    double sum = 0;
    for (float rate : rates) {
      sum += rate;
    }
    return sum / rates.length;
  }

  /** Rounds to the nearest, but truncates toward zero below zero, as a C cast does. */
  private static long eightLog2(double value) {
    return (long) (Math.log(value) / Math.log(2.0) * 8 + 0.5);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** SP as Nmap prints it. */
  public String predictabilityText() {
    return Hex.of(predictability);
  }

  /** GCD as Nmap prints it. */
  public String gcdText() {
    return Hex.of(gcd);
  }

  /** ISR as Nmap prints it: modulo 2^32. */
  public String rateText() {
    return Hex.ofU32(rate);
  }
}
