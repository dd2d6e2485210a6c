// libcurl, for asking endpoints.
#pragma once

#include <curl/curl.h>

// Swift cannot call variadic functions, and libcurl's setters and getters are nothing else. Below stands each of them
// once for every type that options are given as; whoever calls one gives an option of its type. The parentheses keep
// libcurl's checking macros out, which want the option as a literal.

// Long options.
static inline CURLcode vision_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

// Options for sizes.
static inline CURLcode vision_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

// Text options, which libcurl copies.
static inline CURLcode vision_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

// Pointers that libcurl keeps: user data, the buffer for errors, the list of header lines.
static inline CURLcode vision_set_data(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

// WRITEFUNCTION, HEADERFUNCTION, READFUNCTION: their types are one.
static inline CURLcode vision_set_bytes_function(CURL *handle, CURLoption option, curl_read_callback value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode vision_set_seek_function(CURL *handle, curl_seek_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_SEEKFUNCTION, value);
}

static inline CURLcode vision_set_prereq_function(CURL *handle, curl_prereq_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode vision_set_open_socket_function(CURL *handle, curl_opensocket_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

// The address reaches beyond the member that it begins in, by `addrlen`, which Swift must not assume of a pointer to the
// member.
static inline const void *vision_socket_address(const struct curl_sockaddr *address) {
    return &address->addr;
}

static inline CURLcode vision_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode vision_get_private(CURL *handle, void **value) {
    return (curl_easy_getinfo)(handle, CURLINFO_PRIVATE, value);
}

static inline CURLMcode vision_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return (curl_multi_setopt)(handle, option, value);
}

static inline CURLMcode vision_multi_set_data(CURLM *handle, CURLMoption option, void *value) {
    return (curl_multi_setopt)(handle, option, value);
}

static inline CURLMcode vision_multi_set_socket_function(CURLM *handle, curl_socket_callback value) {
    return (curl_multi_setopt)(handle, CURLMOPT_SOCKETFUNCTION, value);
}

static inline CURLMcode vision_multi_set_timer_function(CURLM *handle, curl_multi_timer_callback value) {
    return (curl_multi_setopt)(handle, CURLMOPT_TIMERFUNCTION, value);
}

// The result of a message is a member of a union that Swift imports as two computed views.
static inline CURLcode vision_message_result(const CURLMsg *message) {
    return message->data.result;
}
