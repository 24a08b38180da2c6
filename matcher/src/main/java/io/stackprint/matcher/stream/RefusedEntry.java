package io.stackprint.matcher.stream;

import io.stackprint.topics.LetterHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record of {@code os-db} that was refused.
 *
 * @param place where it stood
 * @param record its octets, time and headers as received
 * @param why it was refused
 */
record RefusedEntry(RecordMetadata place, Record<byte[], byte[]> record, Exception why) {
  /** Its dead letter. */
  Record<byte[], byte[]> letter() {
    Headers headers = new RecordHeaders(record.headers());
    LetterHeaders.add(headers, place.topic(), place.partition(), place.offset(), why);
    return record.withHeaders(headers);
  }
}
