package dev.docket.bench;

import java.net.InetSocketAddress;

/// A server that is measured.
record Subject(Child child, InetSocketAddress address) {}
