package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;

/** One attribute of one test: the same attribute of another test is another column. */
record Column(TestName test, Attribute attribute) {}
