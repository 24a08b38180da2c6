package io.stackprint.topics;

import io.stackprint.record.ProbeReply;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the records of this project may be instantiated from data.
 *
 * <p>Avro 1.12.2 refuses to load any class that a schema names until somebody vouches for it, so
 * that a hostile schema cannot have arbitrary classes loaded. The list is one for the whole JVM; we
 * add our package to it and leave the rest as it was.
 */
final class TrustedRecords {
  private static final String PACKAGE = ProbeReply.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private TrustedRecords() {}

  /** Vouches for our records, once however often it is called. */
  static void trust() {
    // The static initializer has done it.
  }
}
