package io.stackprint.prober.capture;

/**
 * What must be known of an interface to read its packets.
 *
 * @param linkType its number in capture files
 * @param layer what that number means to us
 * @param snapLength most octets kept of a packet; 0 when unlimited
 * @param fcsOctets length of the frame check sequence that ends each packet on the wire
 * @param clock makes times of its stamps
 */
record CaptureInterface(
    int linkType, LinkLayer layer, long snapLength, int fcsOctets, TickClock clock) {

  CaptureSummary.Interface summary() {
    return new CaptureSummary.Interface(linkType, LinkLayer.nameOf(linkType), snapLength);
  }
}
