package dev.inkling.nnlib.compute.cpu.plain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that uses what Android 26 lacks and is therefore only ever loaded by name, on a JVM. The API guard of
 * the build lets it pass.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface JvmOnly {}
