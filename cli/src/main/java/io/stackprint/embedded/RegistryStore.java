package io.stackprint.embedded;

import java.io.IOException;
import java.util.function.UnaryOperator;

/** The contents that count now, and their file. Safe for many threads. */
final class RegistryStore {
  private final RegistryFile file;
  private volatile RegistryContents contents;

  RegistryStore(RegistryFile file) {
    this.file = file;
    this.contents = file.load();
  }

  RegistryContents contents() {
    return contents;
  }

  /** Changes the contents, and saves them first: who sees the change can rely on it. */
  synchronized RegistryContents change(UnaryOperator<RegistryContents> change) {
    RegistryContents changed = change.apply(contents);
    if (!changed.equals(contents)) {
      try {
        file.save(changed);
      } catch (IOException e) {
        throw RegistryFault.storage(e.toString());
      }
      contents = changed;
    }
    return changed;
  }
}
