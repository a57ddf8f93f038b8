/** Those parts of Android's package of this name that nnlib.gles asks. Imports nothing. */
package android.os;
