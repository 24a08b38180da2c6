package io.stackprint.prober.target;

/**
 * Text that names no targets or no ports. The message says where it stood, at which of its
 * characters reading stopped, and what would have been accepted there; it is fit for a terminal.
 */
public final class MalformedExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedExpressionException(Expression expression, int position, String expected) {
    super(
        "%s at character %d: expected %s, found %s"
            .formatted(expression, position + 1, expected, found(expression.text(), position)));
  }

  MalformedExpressionException(Expression expression, String complaint) {
    super(expression + ": " + complaint);
  }

  private static String found(String text, int position) {
    return position < text.length() ? Expression.shown(text.substring(position)) : "the end";
  }
}
