/// Keys by which programs act for a person.
@NullMarked
package com.openagents.backroom.server.key;

import org.jspecify.annotations.NullMarked;
