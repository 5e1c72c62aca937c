/// The program with stand-ins for services on the net, to click through without keys; ships nowhere.
@NullMarked
package com.openagents.backroom.sandbox;

import org.jspecify.annotations.NullMarked;
