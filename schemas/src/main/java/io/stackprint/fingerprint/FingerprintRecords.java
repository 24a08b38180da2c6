package io.stackprint.fingerprint;

import io.stackprint.record.EcnLine;
import io.stackprint.record.IeLine;
import io.stackprint.record.OpsLine;
import io.stackprint.record.SeqLine;
import io.stackprint.record.TcpLine;
import io.stackprint.record.TestLines;
import io.stackprint.record.UdpLine;
import io.stackprint.record.WinLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Fingerprints as they travel on topics, both ways.
 *
 * <p>The records name their fields as Nmap names tests and attributes, in lower case, so the
 * mapping needs no table; a test reads every field of every line both ways.
 */
public final class FingerprintRecords {
  private FingerprintRecords() {}

  /** The record of a fingerprint. */
  public static TestLines toRecord(Fingerprint fingerprint) {
    var record = new TestLines();
    for (TestLine line : fingerprint.lines()) {
      SpecificRecordBase lineRecord = emptyRecord(line.test());
      line.values().forEach((attribute, value) -> put(lineRecord, attribute.name(), value));
      put(record, line.test().name(), lineRecord);
    }
    return record;
  }

  /** The fingerprint of a record. */
  public static Fingerprint fromRecord(TestLines record) {
    List<TestLine> lines = new ArrayList<>();
    for (TestName test : TestName.values()) {
      if (record.get(position(record, test.name())) instanceof SpecificRecordBase lineRecord) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute attribute : test.attributes()) {
          if (lineRecord.get(position(lineRecord, attribute.name())) instanceof String value) {
            values.put(attribute, value);
          }
        }
        lines.add(new TestLine(test, values));
      }
    }
    return Fingerprint.of(lines);
  }

  private static SpecificRecordBase emptyRecord(TestName test) {
    return switch (test) {
      case SEQ -> new SeqLine();
      case OPS -> new OpsLine();
      case WIN -> new WinLine();
      case ECN -> new EcnLine();
      case T1, T2, T3, T4, T5, T6, T7 -> new TcpLine();
      case U1 -> new UdpLine();
      case IE -> new IeLine();
    };
  }

  private static void put(SpecificRecordBase record, String name, Object value) {
    record.put(position(record, name), value);
  }

  private static int position(SpecificRecordBase record, String name) {
    Schema.Field field = record.getSchema().getField(name.toLowerCase(Locale.ROOT));
    if (field == null) {
      throw new IllegalStateException(record.getSchema().getName() + " has no field for " + name);
    }
    return field.pos();
  }
}
