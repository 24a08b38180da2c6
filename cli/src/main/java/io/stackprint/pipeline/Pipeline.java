package io.stackprint.pipeline;

import io.stackprint.topics.Evidence;

/**
 * Evidence goes in; what becomes of it comes out, in the order in which the last rounds of the
 * observations ended. Not safe for several threads.
 */
public interface Pipeline extends AutoCloseable {
  /** Takes the next piece of evidence; results may come out during the call. */
  void accept(Evidence evidence);

  /**
   * Says that there is no more evidence, and returns when the last result is out.
   *
   * @throws PipelineFailure if one does not come
   */
  void finish();

  /** Lets go of everything. */
  @Override
  void close();
}
