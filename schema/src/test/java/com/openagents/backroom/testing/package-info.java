/// What tests of every module share.
@NullMarked
package com.openagents.backroom.testing;

import org.jspecify.annotations.NullMarked;
