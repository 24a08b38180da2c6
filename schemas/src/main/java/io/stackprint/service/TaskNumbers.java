package io.stackprint.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The numbers that one task tells among the metrics of Kafka Streams. A task moves between
 * instances: who opens its numbers closes them with its processor, or the instance that it has left
 * would tell the last ones for ever.
 */
public final class TaskNumbers implements AutoCloseable {
  private final ProcessorContext<?, ?> context;
  private final String group;
  private final List<Sensor> all = new ArrayList<>();

  /**
   * None yet.
   *
   * @param group by which Kafka names them, such as {@code stackprint-matcher}
   */
  public TaskNumbers(ProcessorContext<?, ?> context, String group) {
    this.context = context;
    this.group = group;
  }

  /**
   * One more number.
   *
   * @param stat what becomes of what is recorded
   */
  public Sensor sensor(String name, String description, MeasurableStat stat) {
    String task = context.taskId().toString();
    Sensor sensor =
        context.metrics().addSensor("stackprint-" + task + "-" + name, RecordingLevel.INFO);
    sensor.add(new MetricName(name, group, description, Map.of("task-id", task)), stat);
    all.add(sensor);
    return sensor;
  }

  @Override
  public void close() {
    all.forEach(context.metrics()::removeSensor);
  }
}
