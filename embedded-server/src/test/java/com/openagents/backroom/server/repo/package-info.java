/// Tests of the repository picker.
@NullMarked
package com.openagents.backroom.server.repo;

import org.jspecify.annotations.NullMarked;
