/// Secrets at rest: what must be read again (unlike sessions and keys, of which only a hash is kept) is sealed.
@NullMarked
package com.openagents.backroom.server.secret;

import org.jspecify.annotations.NullMarked;
