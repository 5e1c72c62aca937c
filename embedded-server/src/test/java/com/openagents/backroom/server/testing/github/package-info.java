/// A GitHub of our own, for tests: real HTTP on loopback, seeded, with outages on demand.
@NullMarked
package com.openagents.backroom.server.testing.github;

import org.jspecify.annotations.NullMarked;
