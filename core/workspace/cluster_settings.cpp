#include "core/workspace/cluster_settings.h"

namespace wardlight::workspace {

QByteArray quotedSetting(const QString& value)
{
    QByteArray quoted = "'";
    for (const char byte : value.toUtf8()) {
        if (byte == '\'' || byte == '\\')
            quoted += '\\';
        quoted += byte;
    }
    return quoted + '\'';
}

QByteArray serverSettings(const ClusterPaths& paths, const QString& socketFolder)
{
    QByteArray text = "# Written at every start; changes here are lost.\n";
    const auto set = [&text](const char* name, const QByteArray& value) {
        text += name + QByteArray(" = ") + value + '\n';
    };
    set("data_directory", quotedSetting(paths.data()));
    set("hba_file", quotedSetting(paths.config() + QStringLiteral("/pg_hba.conf")));
    set("ident_file", quotedSetting(paths.config() + QStringLiteral("/pg_ident.conf")));
    set("listen_addresses", "''");
    set("unix_socket_directories", quotedSetting(socketFolder));
    set("unix_socket_permissions", "0700");
    set("port", "5432");
    set("max_connections", "60");

    set("shared_buffers", "64MB");
    set("work_mem", "8MB");
    set("maintenance_work_mem", "64MB");
    set("max_wal_size", "512MB");
    set("jit", "off");

    set("fsync", "on");
    set("full_page_writes", "on");
    set("synchronous_commit", "on");
    set("timezone", "'UTC'");
    set("datestyle", "'ISO, YMD'");
    set("lc_messages", "'C'");
    set("lc_monetary", "'C'");
    set("lc_numeric", "'C'");
    set("lc_time", "'C'");
    set("default_text_search_config", "'pg_catalog.simple'");

    set("logging_collector", "on");
    set("log_directory", quotedSetting(paths.log()));
    set("log_filename", "'server-%a.log'"); // seven files, each begun anew after a week
    set("log_rotation_age", "1d");
    set("log_rotation_size", "0");
    set("log_truncate_on_rotation", "on");
    set("log_file_mode", "0600");
    set("log_timezone", "'UTC'");
    set("log_line_prefix", "'%m [%p] '");
    // statements and the values in them are a patient's data: none of it may reach the log
    set("log_min_messages", "log");
    set("log_min_error_statement", "panic");
    set("log_error_verbosity", "terse");
    set("log_statement", "none");
    set("log_duration", "off");
    set("log_min_duration_statement", "-1");
    set("log_parameter_max_length", "0");
    set("log_parameter_max_length_on_error", "0");
    set("log_autovacuum_min_duration", "-1");
    return text;
}

QByteArray accessRules()
{
    return "# Written at every start; changes here are lost.\n"
           "local all wardlight,wardlight_admin peer map=workspace\n";
}

QByteArray userMap(const QString& systemUser)
{
    const QByteArray user = '"' + systemUser.toLocal8Bit() + '"';
    return "# Written at every start; changes here are lost.\n"
           "workspace " +
           user + " wardlight\nworkspace " + user + " wardlight_admin\n";
}

} // namespace wardlight::workspace
