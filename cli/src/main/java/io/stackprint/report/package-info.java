/** Pure: host records to text, XML and JSON. */
@NullMarked
package io.stackprint.report;

import org.jspecify.annotations.NullMarked;
