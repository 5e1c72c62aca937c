/// Settings: the table of keys, where values come from, and the data folder.
@NullMarked
package com.openagents.backroom.server.config;

import org.jspecify.annotations.NullMarked;
