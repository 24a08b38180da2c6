package io.stackprint.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Something that happens to an installation. The supervisor repairs what a fault ends. */
enum Fault {
  /** An instance of a service ends in the midst of its work. */
  KILL_ONE {
    @Override
    String strike(Installation installation, Random random) {
      Installation.Part part = one(installation, random);
      part.jvm().kill();
      return "killed " + part;
    }
  },
  /** Both instances of a service end at the same time. */
  KILL_BOTH {
    @Override
    String strike(Installation installation, Random random) {
      int first = 2 * random.nextInt(2);
      List<Installation.Part> both = installation.services().subList(first, first + 2);
      both.forEach(part -> part.jvm().kill());
      return "killed " + both;
    }
  },
  /** An instance holds still, often for longer than the others wait for it, and then goes on. */
  PAUSE_ONE {
    @Override
    String strike(Installation installation, Random random) {
      Installation.Part part = one(installation, random);
      return paused(part, 3_000 + random.nextInt(22_000));
    }
  },
  /** The broker ends with all that is under way in it. */
  KILL_BROKER {
    @Override
    String strike(Installation installation, Random random) {
      installation.broker().jvm().kill();
      return "killed the broker";
    }
  },
  /** The broker is stopped in good order. */
  STOP_BROKER {
    @Override
    String strike(Installation installation, Random random) {
      try {
        installation.broker().jvm().terminate();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return "stopped the broker";
    }
  },
  /** The broker holds still for a while. */
  PAUSE_BROKER {
    @Override
    String strike(Installation installation, Random random) {
      return paused(installation.broker(), 2_000 + random.nextInt(8_000));
    }
  };

  /** Does it, and says what was done. */
  abstract String strike(Installation installation, Random random);

  /** So many of these faults in a random order; each kind comes about as often as any other. */
  static List<Fault> draw(Set<Fault> kinds, int count, Random random) {
    List<Fault> faults = new ArrayList<>();
    while (faults.size() < count) {
      List<Fault> deck = new ArrayList<>(kinds);
      Collections.shuffle(deck, random);
      faults.addAll(deck);
    }
    return faults.subList(0, count);
  }

  private static Installation.Part one(Installation installation, Random random) {
    return installation.services().get(random.nextInt(installation.services().size()));
  }

  private static String paused(Installation.Part part, long millis) {
    part.jvm().pause();
    Installation.pause(millis);
    part.jvm().resume();
    return "paused %s for %.1f s".formatted(part, millis / 1000.0);
  }
}
