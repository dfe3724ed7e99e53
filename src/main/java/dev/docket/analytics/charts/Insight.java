package dev.docket.analytics.charts;

/// A number made of two series, over everything that the chart is about.
///
/// @param numerator index of a series
/// @param denominator index of a series
record Insight(String label, int numerator, int denominator) {}
