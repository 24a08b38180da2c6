package io.stackprint.report;

/**
 * What a report is to say.
 *
 * @param run the run that is reported
 * @param detail how much is wanted
 * @param guess name near matches although the conditions of the scan were good ({@code
 *     --osscan-guess})
 * @param strict print Nmap's own uptime guess, even where Nmap's book says that there is none, and
 *     do not say why there is none
 */
public record ReportOptions(Run run, Detail detail, boolean guess, boolean strict) {}
