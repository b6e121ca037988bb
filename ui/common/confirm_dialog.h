#pragma once

#include <QDialog>

#include <functional>

namespace wardlight::ui {

/// What a person is asked before something that cannot be undone, or that concerns a patient.
struct Confirmation
{
    QString question;    ///< "Remove the study of 3 March?"
    QString patient;     ///< name and MRN; empty when no patient is concerned
    QString consequence; ///< what happens, whether it can be undone
    QString action;      ///< the verb: "Remove study"
};

/// Asks, naming the patient; "Cancel" is what Enter and Esc do.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConfirmDialog(const Confirmation& confirmation, QWidget* parent = nullptr);

    /// Opens a dialog over @p parent and calls @p confirmed when the person agrees; returns at
    /// once.
    static void ask(QWidget* parent, const Confirmation& confirmation,
                    std::function<void()> confirmed);
};

} // namespace wardlight::ui
