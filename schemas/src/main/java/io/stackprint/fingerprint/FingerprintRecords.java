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
import java.util.stream.Stream;
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

  // Made once: a schema finds its fields by text.
  private static final List<LinePlace> LINES =
      Stream.of(TestName.values()).map(FingerprintRecords::place).toList();

  /** Where the record of a fingerprint has a line, and that line its values. */
  private record LinePlace(TestName test, int at, List<ValuePlace> values) {}

  private record ValuePlace(Attribute attribute, int at) {}

  /** The record of a fingerprint. */
  public static TestLines toRecord(Fingerprint fingerprint) {
    var record = new TestLines();
    for (LinePlace place : LINES) {
      fingerprint
          .line(place.test())
          .ifPresent(line -> record.put(place.at(), toRecord(line, place)));
    }
    return record;
  }

  private static SpecificRecordBase toRecord(TestLine line, LinePlace place) {
    SpecificRecordBase record = emptyRecord(line.test());
    for (ValuePlace value : place.values()) {
      record.put(value.at(), line.values().get(value.attribute()));
    }
    return record;
  }

  /** The fingerprint of a record. */
  public static Fingerprint fromRecord(TestLines record) {
    List<TestLine> lines = new ArrayList<>();
    for (LinePlace place : LINES) {
      if (record.get(place.at()) instanceof SpecificRecordBase lineRecord) {
        lines.add(fromRecord(lineRecord, place));
      }
    }
    return Fingerprint.of(lines);
  }

  private static TestLine fromRecord(SpecificRecordBase record, LinePlace place) {
    var values = new EnumMap<Attribute, String>(Attribute.class);
    for (ValuePlace value : place.values()) {
      if (record.get(value.at()) instanceof String text) {
        values.put(value.attribute(), text);
      }
    }
    return new TestLine(place.test(), values);
  }

  private static LinePlace place(TestName test) {
    Schema line = emptyRecord(test).getSchema();
    return new LinePlace(
        test,
        position(TestLines.getClassSchema(), test.name()),
        test.attributes().stream()
            .map(each -> new ValuePlace(each, position(line, each.name())))
            .toList());
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

  private static int position(Schema record, String name) {
    Schema.Field field = record.getField(name.toLowerCase(Locale.ROOT));
    if (field == null) {
      throw new IllegalStateException(record.getName() + " has no field for " + name);
    }
    return field.pos();
  }
}
