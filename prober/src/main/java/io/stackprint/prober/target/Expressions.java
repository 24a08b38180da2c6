package io.stackprint.prober.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where several expressions stand together: files of them, and options that take a list. */
public final class Expressions {
  private static final Pattern WORD = Pattern.compile("[^\\s]+");
  private static final char COMMENT = '#';

  private Expressions() {}

  /**
   * The expressions in a file, as {@code -iL} and {@code --excludefile} read it: separated by white
   * space, {@code #} starts a comment that ends with its line.
   *
   * @param name the file's name, for messages
   */
  public static List<Expression> read(String name, Reader text) throws IOException {
    var expressions = new ArrayList<Expression>();
    var lines = new BufferedReader(text);
    int number = 1;
    for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
      Matcher words = WORD.matcher(withoutComment(line.get()));
      while (words.find()) {
        expressions.add(new Expression(name, number, words.group()));
      }
      number++;
    }
    return expressions;
  }

  private static Optional<String> next(BufferedReader lines) throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf(COMMENT);
    return comment < 0 ? line : line.substring(0, comment);
  }

  /** One expression for each text, as a command line or a record lists them. */
  public static List<Expression> each(String source, List<String> texts) {
    return texts.stream().map(text -> Expression.in(source, text)).toList();
  }

  /**
   * The expressions in a list joined by commas, as {@code --exclude} takes it. A comma cannot stand
   * within an octet there.
   */
  public static List<Expression> split(String source, String list) {
    return each(source, List.of(list.split(",", -1)));
  }
}
