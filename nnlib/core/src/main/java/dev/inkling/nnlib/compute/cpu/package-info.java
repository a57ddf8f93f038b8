/** The plain CPU: every primitive as flat loops over float arrays that C2 and ART can vectorise. Imports compute. */
package dev.inkling.nnlib.compute.cpu;
