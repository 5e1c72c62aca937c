/// Tests of the doctor.
@NullMarked
package com.openagents.backroom.console.doctor;

import org.jspecify.annotations.NullMarked;
