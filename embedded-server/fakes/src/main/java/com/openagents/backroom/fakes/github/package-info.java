/// A GitHub of our own, for tests and the sandbox: real HTTP on loopback, seeded, with outages on demand.
@NullMarked
package com.openagents.backroom.fakes.github;

import org.jspecify.annotations.NullMarked;
