/**
 * Files and text formats: {@link dev.inkling.nnlib.io.Store} is the one way bytes reach a disk, {@link
 * dev.inkling.nnlib.io.Safetensors} keeps named tensors, {@link dev.inkling.nnlib.io.Json} keeps
 * text.
 *
 * <p>Every reader here treats its input as untrusted: a bad file raises one declared exception whose message says what
 * is wrong and where, and no header can make a reader allocate more than the file's own size justifies. Imports tensor.
 */
package dev.inkling.nnlib.io;
