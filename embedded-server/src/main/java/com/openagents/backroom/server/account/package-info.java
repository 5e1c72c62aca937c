/// Who the users are.
@NullMarked
package com.openagents.backroom.server.account;

import org.jspecify.annotations.NullMarked;
