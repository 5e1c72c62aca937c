/// Parts of the packages; house.PackagesTest tries the whole.
@NullMarked
package com.openagents.backroom.packaging;

import org.jspecify.annotations.NullMarked;
