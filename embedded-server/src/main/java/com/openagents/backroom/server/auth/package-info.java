/// Who is asking: sessions of browsers, and how the operator gets one.
@NullMarked
package com.openagents.backroom.server.auth;

import org.jspecify.annotations.NullMarked;
