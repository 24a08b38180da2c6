package io.stackprint.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes XML in Nmap's layout, in ASCII only.
 *
 * <p>The JDK's writer is not used because Nmap's readers know its layout: a line feed in an
 * attribute is a character reference (as it is, a parser would read a space), and elements end
 * lines where Nmap ends them. Characters outside printable ASCII become references; those that XML
 * 1.0 cannot hold at all become the escapes of {@link Printable}.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2, Characters</a>
 */
final class XmlWriter {
  private final Writer out;

  XmlWriter(Writer out) {
    this.out = out;
  }

  /** Opens an element; its attributes follow. */
  XmlWriter element(String name) throws IOException {
    out.write("<" + name);
    return this;
  }

  XmlWriter attribute(String name, String value) throws IOException {
    out.write(" " + name + "=\"" + escaped(value) + "\"");
    return this;
  }

  XmlWriter attribute(String name, long value) throws IOException {
    return attribute(name, Long.toString(value));
  }

  /** Ends the tag of an element that has content. */
  XmlWriter content() throws IOException {
    out.write(">");
    return this;
  }

  /** Ends the tag of an element without content. */
  XmlWriter empty() throws IOException {
    out.write("/>");
    return this;
  }

  XmlWriter text(String text) throws IOException {
    out.write(escaped(text));
    return this;
  }

  XmlWriter close(String name) throws IOException {
    out.write("</" + name + ">");
    return this;
  }

  /** A comment; two hyphens, which would end it, are kept apart as Nmap keeps them. */
  XmlWriter comment(String text) throws IOException {
    out.write("<!-- " + escaped(text).replace("--", "-&#45;") + " -->");
    return this;
  }

  /** What is not content, as it is. */
  XmlWriter raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  XmlWriter newline() throws IOException {
    out.write('\n');
    return this;
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    switch (codePoint) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&apos;");
      default -> {
        if (codePoint >= 0x20 && codePoint < 0x7f) {
          escaped.append((char) codePoint);
        } else if (isXml(codePoint)) {
          escaped.append("&#x%x;".formatted(codePoint));
        } else {
          escaped.append(Printable.escape(codePoint));
        }
      }
    }
  }

  /** The production Char. */
  private static boolean isXml(int c) {
    return c == 0x9
        || c == 0xa
        || c == 0xd
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
