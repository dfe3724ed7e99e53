package dev.docket.analytics.charts;

/// One line or one colour of a chart.
///
/// @param key under which rows have its numbers
public record Series(String key, String label, Metric metric) {}
