package io.stackprint.prober.pace;

/** What the port scan found out of a TCP port, in Nmap's words. */
public enum PortState {
  /** It answered a SYN with a SYN/ACK. */
  OPEN,
  /** It answered with a RST. */
  CLOSED,
  /** It did not answer, or an ICMP error did. */
  FILTERED
}
