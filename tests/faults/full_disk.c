/* Preloaded into a test's PostgreSQL: while the file named by WARDLIGHT_TEST_FULL_DISK exists, its
 * tables cannot grow, as on a disk that is full. The log of transactions has a disk of its own. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_full(int fd, long long end)
{
    const char* flag = getenv("WARDLIGHT_TEST_FULL_DISK");
    char link[64];
    char path[PATH_MAX];
    struct stat file;
    ssize_t size;

    if (!flag || access(flag, F_OK) != 0 || fstat(fd, &file) != 0 || end <= file.st_size)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return 0;
    path[size] = '\0';
    return strstr(path, "/base/") != NULL;
}

ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t offset)
{
    static ssize_t (*real)(int, const void*, size_t, off64_t);
    if (!real)
        real = (ssize_t(*)(int, const void*, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    if (is_full(fd, offset + (long long)size)) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, bytes, size, offset);
}

ssize_t pwrite(int fd, const void* bytes, size_t size, off_t offset)
{
    return pwrite64(fd, bytes, size, offset);
}
