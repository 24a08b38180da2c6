package io.stackprint.matcher.database;

import io.stackprint.fingerprint.TestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An entry while its lines come in. */
final class EntryBuilder {
  private final String name;
  private final int line;
  private final List<OsClass> classes = new ArrayList<>();
  private final List<ReferenceLine> tests = new ArrayList<>();
  private final Map<TestName, Integer> testLines = new EnumMap<>(TestName.class);
  private boolean sound = true;
  private boolean hasClass;
  private boolean classIgnored;

  EntryBuilder(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  Map<TestName, Integer> testLines() {
    return Collections.unmodifiableMap(testLines);
  }

  /** Marks the entry as one to leave out. */
  void spoil() {
    sound = false;
  }

  boolean isSound() {
    return sound;
  }

  boolean hasClass() {
    return hasClass;
  }

  /** Adds a class; an ignored one takes the CPE names that follow it with it. */
  void add(OsClass osClass, boolean ignored) {
    hasClass = true;
    classIgnored = ignored;
    if (!ignored) {
      classes.add(osClass);
    }
  }

  /** Adds a CPE name to the class before it. */
  void addCpe(String cpe) {
    if (!classIgnored) {
      int last = classes.size() - 1;
      classes.set(last, classes.get(last).withCpe(cpe));
    }
  }

  /** Adds a test line, unless there is one: then the number of that line, else 0. */
  int add(ReferenceLine test, int number) {
    Integer earlier = testLines.putIfAbsent(test.test(), number);
    if (earlier == null) {
      tests.add(test);
    }
    return earlier == null ? 0 : earlier;
  }

  Reference build() {
    return new Reference(Reference.idOfLine(line), line, name, classes, tests);
  }
}
