package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.matcher.app.DatabaseEditor;
import io.stackprint.matcher.app.DatabaseTopicReader;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.matcher.generation.StoredLayer;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.NmapProfile;
import picocli.CommandLine.Mixin;

/** The topic {@code os-db} of the cluster that the options name, for the commands on it. */
final class DbTopic {
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  /** What a command does on the open cluster. */
  interface Work {
    void on(Cluster cluster);
  }

  /** What a command changes. */
  interface Change {
    void by(DatabaseEditor editor);
  }

  /** What a command reads. */
  interface Look {
    void at(StoredDatabase database);
  }

  /**
   * By whose rules the matchers of that cluster work, as far as the settings of this command say.
   */
  NmapProfile profile() {
    return ProfileSetting.of(cluster.settings.settings());
  }

  /** Opens the cluster for some work. */
  void open(Work work) {
    try (Cluster open = cluster.open()) {
      work.on(open);
    }
  }

  /** Reads all that is on the topic. */
  void read(Look look) {
    open(open -> look.at(read(open)));
  }

  /** Opens the topic for changes. */
  void edit(Change change) {
    open(
        open -> {
          open.provideTopics();
          edit(open, change);
        });
  }

  static StoredDatabase read(Cluster open) {
    return new DatabaseTopicReader(open.topics().osDb(), open.clientProperties()).read();
  }

  static void edit(Cluster open, Change change) {
    try (var editor = new DatabaseEditor(open.topics().osDb(), open.clientProperties())) {
      change.by(editor);
    }
  }

  /** The active generation of the base. */
  static StoredGeneration activeBase(StoredDatabase database) {
    return database
        .layer(DatabaseLayer.BASE)
        .active()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no generation is active: `stackprint db import FILE` makes one"));
  }

  /** A generation of the base that may be matched against. */
  static StoredGeneration wholeBase(StoredDatabase database, long number) {
    StoredLayer bases = database.layer(DatabaseLayer.BASE);
    StoredGeneration found =
        bases
            .generation(number)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no generation "
                            + number
                            + "; `stackprint db list` shows those that there are"));
    found
        .fault()
        .ifPresent(
            fault -> {
              throw new CommandFailure("generation " + number + " cannot be used: " + fault);
            });
    return found;
  }
}
