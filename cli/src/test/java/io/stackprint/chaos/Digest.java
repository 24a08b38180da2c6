package io.stackprint.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;

/** Stands for a record, of which there are too many to hold: all its fields, SHA-256. */
record Digest(String hex) {
  static Digest of(SpecificRecord record) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(record.toString().getBytes(UTF_8));
      return new Digest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
