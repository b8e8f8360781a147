// Generated from the contract by `npm run contract`; do not edit.
export interface paths {
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this contract */
        get: operations["contract.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether this process is up */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether what it needs can be reached */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the metrics in the format of Prometheus */
        get: operations["metrics.scrape"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account */
        post: operations["accounts.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in for a token */
        post: operations["accounts.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke the token of this request */
        post: operations["accounts.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your account */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name or e-mail address */
        patch: operations["me.update"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your password */
        put: operations["me.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a browser's session */
        post: operations["session.open"];
        /** Close a browser's session */
        delete: operations["session.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your tokens */
        get: operations["tokens.list"];
        put?: never;
        /** Make a token */
        post: operations["tokens.create"];
        /** Revoke all your tokens */
        delete: operations["tokens.revokeAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of your tokens */
        delete: operations["tokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a verification mail sent */
        post: operations["accounts.requestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/verification/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify an e-mail address */
        post: operations["accounts.verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a reset mail sent */
        post: operations["accounts.forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a mailed token */
        post: operations["accounts.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspend a user */
        put: operations["users.suspend"];
        post?: never;
        /** Reinstate a user */
        delete: operations["users.reinstate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products */
        get: operations["products.list"];
        put?: never;
        /** Create a product */
        post: operations["products.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product */
        get: operations["products.get"];
        put?: never;
        post?: never;
        /** Delete a product; orders keep their lines */
        delete: operations["products.delete"];
        options?: never;
        head?: never;
        /** Change a product */
        patch: operations["products.update"];
        trace?: never;
    };
    "/api/v1/products/{id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the deletion of a product back */
        post: operations["products.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Empty the product cache, or what it holds of one user */
        delete: operations["productCache.clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a product's stock movements */
        get: operations["products.listMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct the stock of a product */
        post: operations["products.adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders */
        get: operations["orders.list"];
        put?: never;
        /** Place an order */
        post: operations["orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an order */
        get: operations["orders.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the moves of an order, oldest first */
        get: operations["orders.listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move an order to another status */
        put: operations["orders.changeStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an order; its stock returns */
        post: operations["orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the notes on an order */
        get: operations["orders.listNotes"];
        put?: never;
        /** Write a note on an order, for the shop itself or for the buyer, too */
        post: operations["orders.addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the figures of the overview */
        get: operations["stats.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails about orders */
        get: operations["notifications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a mail, with each attempt that failed */
        get: operations["notifications.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which mails you want */
        get: operations["notifications.getPreferences"];
        /** Choose which mails you want */
        put: operations["notifications.setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how the queues stand */
        get: operations["queues.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List failed jobs */
        get: operations["failedJobs.list"];
        put?: never;
        post?: never;
        /** Drop all failed jobs, or those that fit */
        delete: operations["failedJobs.dropAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a failed job, with each of its attempts */
        get: operations["failedJobs.get"];
        put?: never;
        post?: never;
        /** Drop a failed job */
        delete: operations["failedJobs.drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue a failed job again */
        post: operations["failedJobs.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue all failed jobs again, or those that fit */
        post: operations["failedJobs.retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List or stream what happened to orders */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what somebody may do and what not */
        get: operations["access.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain who may do what, and why */
        get: operations["access.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List permissions */
        get: operations["permissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles */
        get: operations["roles.list"];
        put?: never;
        /** Create a role */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a role */
        put: operations["roles.update"];
        post?: never;
        /** Delete a role */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["users.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a user's roles */
        put: operations["users.setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a user's direct permissions */
        put: operations["users.setPermissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's tokens */
        get: operations["users.listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of a user's tokens */
        delete: operations["users.revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the audit log */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what requests and jobs did */
        get: operations["monitoring.listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one entry with its details */
        get: operations["monitoring.getEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the whole story of a request */
        get: operations["monitoring.getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List exceptions, grouped */
        get: operations["monitoring.listExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See whether entries are recorded */
        get: operations["monitoring.getRecording"];
        /** Pause or resume recording */
        put: operations["monitoring.setRecording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/tail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow entries as they are recorded */
        get: operations["monitoring.tail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails that the built-in mail server caught */
        get: operations["inbox.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a caught mail */
        get: operations["inbox.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what this server has */
        get: operations["features.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Access: {
            permission: string;
            description: string;
            allowed: boolean;
        };
        AccessExplanation: {
            user_id: number;
            permission: string;
            allowed: boolean;
            reason: string;
            roles: {
                name: string;
                holds: string;
            }[];
            direct: string | null;
            token: {
                id: number;
                abilities: string[];
                covers: boolean;
            } | null;
        };
        AddOrderNoteRequest: {
            text: string;
            /** @default false */
            public?: boolean;
        };
        AdjustStockRequest: {
            delta: number;
            reason: string;
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            at: string;
            actor_id: number | null;
            token_id: number | null;
            ip: string | null;
            request_id: string | null;
            action: string;
            subject_type: string;
            subject_id: number | null;
            subject_owner_id: number | null;
            before: unknown;
            after: unknown;
            previous_hash: string;
            hash: string;
        };
        CancelOrderRequest: {
            note?: string | null;
        };
        ChangePasswordRequest: {
            current_password: string;
            password: string;
        };
        ChangePreferencesRequest: {
            order_status_mails: boolean;
        };
        CreateProductRequest: {
            name: string;
            price: number | string;
            quantity: number;
            /** @default null */
            description?: string | null;
            user_id?: number;
        };
        CreateRoleRequest: {
            name: string;
            permissions: string[];
        };
        CreateTokenRequest: {
            name: string;
            abilities?: string[];
            /** Format: date-time */
            expires_at?: string;
        };
        FailedAttempt: {
            attempt: number;
            /** Format: date-time */
            at: string;
            failure: string;
            error: string;
        };
        FailedJob: {
            id: number;
            queue: string;
            event: string;
            order_id: number | null;
            order_number: number | null;
            user_id: number;
            recipient: string;
            attempts: number;
            failure: string | null;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            failed_at: string | null;
        };
        FailedJobStory: {
            id: number;
            queue: string;
            event: string;
            order_id: number | null;
            order_number: number | null;
            user_id: number;
            recipient: string;
            attempts: number;
            failure: string | null;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            failed_at: string | null;
            failed_attempts: components["schemas"]["FailedAttempt"][];
        };
        Failure: {
            /** @constant */
            success: false;
            message: string;
            code: string;
            meta: components["schemas"]["Meta"];
        };
        Features: {
            inbox: boolean;
        };
        ForgotPasswordRequest: {
            email: string;
        };
        InboxMessage: {
            id: number;
            from: string;
            to: string[];
            subject: string;
            message_id: string | null;
            /** Format: date-time */
            received_at: string;
            size: number;
        };
        InboxMessageBody: {
            id: number;
            from: string;
            to: string[];
            subject: string;
            message_id: string | null;
            /** Format: date-time */
            received_at: string;
            size: number;
            text: string;
            html: string;
            headers: {
                name: string;
                value: string;
            }[];
        };
        Live: {
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        LoginRequest: {
            email: string;
            password: string;
            /** @default api */
            device_name?: string;
            /**
             * @default [
             *       "*"
             *     ]
             */
            abilities?: string[];
            /** Format: date-time */
            expires_at?: string;
        };
        ManagedUser: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            direct_permissions: string[];
            /** Format: date-time */
            created_at: string;
            suspended_at: string | null;
            suspension_reason: string | null;
        };
        Meta: {
            request_id: string;
        };
        MonitoringEntry: {
            id: number;
            trace_id: string;
            span_id: string;
            parent_span_id: string | null;
            kind: string;
            name: string;
            user_id: number | null;
            request_id: string | null;
            status: string | null;
            failure: string | null;
            tags: string[];
            started_at: string;
            duration_ms: number;
            details: {
                [key: string]: unknown;
            };
        };
        MonitoringEntrySummary: {
            id: number;
            trace_id: string;
            span_id: string;
            parent_span_id: string | null;
            kind: string;
            name: string;
            user_id: number | null;
            request_id: string | null;
            status: string | null;
            failure: string | null;
            tags: string[];
            started_at: string;
            duration_ms: number;
        };
        MonitoringException: {
            fingerprint: string;
            type: string;
            message: string;
            stack: string;
            count: number;
            first_at: string;
            last_at: string;
            trace_id: string;
        };
        MoveOrderRequest: {
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            note?: string | null;
        };
        NewToken: {
            id: number;
            name: string;
            abilities: string[];
            last_used_at: string | null;
            last_used_ip: string | null;
            last_used_user_agent: string | null;
            expires_at: string | null;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            token: string;
        };
        Notification: {
            id: number;
            user_id: number;
            event: string;
            order_id: number | null;
            order_number: number | null;
            channel: string;
            recipient: string;
            /** @enum {string} */
            status: "pending" | "sent" | "failed" | "dropped";
            attempts: number;
            next_attempt_at: string | null;
            failure: string | null;
            last_error: string | null;
            message_id: string | null;
            /** Format: date-time */
            created_at: string;
            sent_at: string | null;
        };
        NotificationStory: {
            id: number;
            user_id: number;
            event: string;
            order_id: number | null;
            order_number: number | null;
            channel: string;
            recipient: string;
            /** @enum {string} */
            status: "pending" | "sent" | "failed" | "dropped";
            attempts: number;
            next_attempt_at: string | null;
            failure: string | null;
            last_error: string | null;
            message_id: string | null;
            /** Format: date-time */
            created_at: string;
            sent_at: string | null;
            failed_attempts: components["schemas"]["FailedAttempt"][];
        };
        /** @description An OpenAPI 3.1 document: this one. */
        OpenApiDocument: {
            openapi: string;
            info: {
                title: string;
                version: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        OpenSessionRequest: {
            email: string;
            password: string;
        };
        Order: {
            id: number;
            number: number;
            user_id: number;
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            /** @example 19.99 */
            total_price: string;
            items: components["schemas"]["OrderItem"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        OrderEvent: {
            sequence: number;
            event: string;
            data: {
                order_id: number;
                user_id: number;
                /** @enum {string} */
                status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
                previous_status: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
                /** @example 19.99 */
                total_price: string;
                /** Format: date-time */
                at: string;
            };
        };
        OrderEventMessage: {
            order_id: number;
            user_id: number;
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            previous_status: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
            /** @example 19.99 */
            total_price: string;
            /** Format: date-time */
            at: string;
            sequence: number;
        };
        OrderItem: {
            id: number;
            product_id: number;
            product_name: string;
            quantity: number;
            /** @example 19.99 */
            unit_price: string;
            /** @example 19.99 */
            line_total: string;
        };
        OrderNote: {
            id: number;
            order_id: number;
            text: string;
            public: boolean;
            by: number | null;
            /** Format: date-time */
            created_at: string;
        };
        OrderTransition: {
            from: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
            /** @enum {string} */
            to: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            /** Format: date-time */
            at: string;
            by: number | null;
            note: string | null;
        };
        PageMeta: {
            request_id: string;
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            last_page: number;
            next_cursor?: string | null;
        };
        Permission: {
            id: number;
            name: string;
            description: string;
        };
        PlaceOrderRequest: {
            items: {
                product_id: number;
                quantity: number;
            }[];
            user_id?: number;
        };
        Preferences: {
            order_status_mails: boolean;
        };
        Product: {
            id: number;
            user_id: number;
            name: string;
            description: string | null;
            /** @example 19.99 */
            price: string;
            quantity: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Profile: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            permissions: string[];
            email_verified_at: string | null;
        };
        Queue: {
            name: string;
            waiting: number;
            queued: number;
            failed: number;
            oldest_at: string | null;
            next_attempt_at: string | null;
        };
        Ready: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            checks: {
                [key: string]: "ok" | "unavailable";
            };
            times_ms: {
                [key: string]: number;
            };
        };
        RegisterRequest: {
            name: string;
            email: string;
            password: string;
        };
        ResetPasswordRequest: {
            token: string;
            password: string;
        };
        Retried: {
            retried: number;
        };
        Role: {
            id: number;
            name: string;
            permissions: string[];
            seeded: boolean;
            /** Format: date-time */
            created_at: string;
        };
        Session: {
            user: components["schemas"]["User"];
            csrf_token: string;
        };
        SetPermissionsRequest: {
            permissions: string[];
        };
        SetRecordingRequest: {
            paused: boolean;
        };
        SetRolesRequest: {
            roles: string[];
        };
        SignedIn: {
            user: components["schemas"]["User"];
            token: string;
        };
        Stats: {
            period: {
                from: string;
                to: string;
                days: number;
                /** @enum {string} */
                by: "day" | "week" | "month";
            };
            figures: {
                products: {
                    total: number;
                    period: number;
                    before: number;
                };
                out_of_stock: {
                    total: number;
                    period: number;
                    before: number;
                };
                orders: {
                    total: number;
                    period: number;
                    before: number;
                };
                open_orders: {
                    total: number;
                    period: number;
                    before: number;
                };
                failed_jobs: {
                    total: number;
                    period: number;
                    before: number;
                };
                revenue: {
                    total: string;
                    period: string;
                    before: string;
                };
            };
            series: {
                from: string;
                orders: number;
                revenue: string;
            }[];
            orders_by_status: {
                pending: number;
                paid: number;
                shipped: number;
                delivered: number;
                cancelled: number;
                refunded: number;
            };
            best_sellers: {
                month: string;
                products: {
                    product_id: number;
                    user_id: number;
                    name: string;
                    units: number;
                    revenue: string;
                    units_before: number;
                }[];
            };
            low_stock: {
                product_id: number;
                user_id: number;
                name: string;
                price: string;
                quantity: number;
            }[];
        };
        StockMovement: {
            id: number;
            product_id: number;
            /** @enum {string} */
            kind: "opening" | "order" | "cancellation" | "correction";
            delta: number;
            quantity_after: number;
            order_id: number | null;
            reason: string | null;
            by: number | null;
            /** Format: date-time */
            created_at: string;
        };
        SuspendUserRequest: {
            /** @default null */
            reason?: string | null;
        };
        Suspension: {
            user_id: number;
            reason: string | null;
            /** Format: date-time */
            suspended_at: string;
        };
        Token: {
            id: number;
            name: string;
            abilities: string[];
            last_used_at: string | null;
            last_used_ip: string | null;
            last_used_user_agent: string | null;
            expires_at: string | null;
            /** Format: date-time */
            created_at: string;
            current: boolean;
        };
        UpdateProductRequest: {
            name?: string;
            price?: number | string;
            quantity?: number;
            description?: string | null;
            expected_quantity?: number;
        };
        UpdateProfileRequest: {
            name?: string;
            email?: string;
            current_password?: string;
        };
        User: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            /** Format: date-time */
            created_at: string;
        };
        ValidationFailure: {
            /** @constant */
            success: false;
            message: string;
            /** @constant */
            code: "validation_failed";
            meta: components["schemas"]["Meta"];
            errors: {
                [key: string]: string[];
            };
        };
        VerifyEmailRequest: {
            token: string;
        };
    };
    responses: {
        /** @description `conflict`: The present state forbids it. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "conflict";
                };
            };
        };
        /** @description `csrf_token_mismatch`: A browser's session changes something without its proof of origin. */
        CsrfTokenMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "csrf_token_mismatch";
                };
            };
        };
        /**
         * @description `csrf_token_mismatch`: A browser's session changes something without its proof of origin.
         *
         *     `forbidden`: A permission is missing, or an ability of the token.
         */
        CsrfTokenMismatchOrForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "csrf_token_mismatch" | "forbidden";
                };
            };
        };
        /** @description `events_forgotten`: Some of the events after `since` are no longer kept: read the orders anew, and go on without `since`. */
        EventsForgotten: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "events_forgotten";
                };
            };
        };
        /** @description `forbidden`: A permission is missing, or an ability of the token. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /**
         * @description `forbidden`: A permission is missing, or an ability of the token.
         *
         *     `csrf_token_mismatch`: A browser's session changes something without its proof of origin.
         */
        ForbiddenOrCsrfTokenMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "forbidden" | "csrf_token_mismatch";
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still running. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_in_progress";
                };
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The order cannot become that from what it is, or is it already.
         *
         *     `conflict`: The present state forbids it.
         */
        IdempotencyInProgressOrInvalidTransitionOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_in_progress" | "invalid_transition" | "conflict";
                };
            };
        };
        /**
         * @description `invalid_credentials`: The e-mail address or the password is wrong.
         *
         *     `account_suspended`: The password is right, but the account is suspended.
         */
        InvalidCredentialsOrAccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "invalid_credentials" | "account_suspended";
                };
            };
        };
        /**
         * @description `invalid_transition`: The order cannot become that from what it is, or is it already.
         *
         *     `conflict`: The present state forbids it.
         */
        InvalidTransitionOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "invalid_transition" | "conflict";
                };
            };
        };
        /** @description `malformed_request`: The request cannot be read, or its body is not JSON. */
        MalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "malformed_request";
                };
            };
        };
        /** @description `not_found`: There is no such thing, or none that you may see. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "not_found";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `server_error`: Something went wrong on our side. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "server_error";
                };
            };
        };
        /** @description `too_many_requests`: The limit is reached; `Retry-After` says until when. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "too_many_requests";
                };
            };
        };
        /** @description `unauthenticated`: There is no token, or one that is unknown, expired or revoked. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `unavailable`: The service is away for a moment; `Retry-After` says how long to wait. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unavailable";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `validation_failed`: Fields are refused; `errors` says which and why. */
        ValidationFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"];
            };
        };
        /**
         * @description `validation_failed`: Fields are refused; `errors` says which and why.
         *
         *     `idempotency_mismatch`: The key was used before with another body.
         */
        ValidationFailedOrIdempotencyMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"] | (components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_mismatch";
                });
            };
        };
    };
    parameters: {
        /** @description An id of your own for the request; ours when it is absent or not of this form. */
        RequestId: string;
        /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
        IdempotencyKey: string;
        /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
        IfNoneMatch: string;
        /** @description The last event seen, as EventSource sends it; goes before `since`. */
        LastEventId: string;
    };
    requestBodies: never;
    headers: {
        /** @description What the answer and the log lines are found by; the same as `meta.request_id`. */
        "X-Request-Id": string;
        /** @description How many requests a minute has. Absent when there is no limit. */
        "X-RateLimit-Limit": number;
        /** @description How many of them are left. */
        "X-RateLimit-Remaining": number;
        /** @description Seconds to wait before the next attempt. */
        "Retry-After": number;
        /** @description `Bearer`, where a token was missing or not valid. */
        "WWW-Authenticate": string;
        /** @description The path of what was made. */
        Location: string;
        /** @description Names this very answer, for `If-None-Match`. */
        ETag: string;
        /** @description `HIT` when the answer came from the cache. */
        "X-Cache": "HIT" | "MISS";
        /** @description To be kept by its reader alone, and asked about before each use. */
        "Cache-Control": string;
        /** @description `true` on the repetition of an earlier answer. */
        "Idempotent-Replayed": "true";
        /** @description The cookies `souk_session` and `souk_csrf`, set or cleared. */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "contract.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Live"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok",
                     *         "redis": "ok"
                     *       },
                     *       "times_ms": {
                     *         "database": 3.2,
                     *         "redis": 0.3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    "metrics.scrape": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP souk_monitoring_stories_total Requests, jobs and the like, by what became of their story.
                     *     # TYPE souk_monitoring_stories_total counter
                     *     souk_monitoring_stories_total{outcome="recorded"} 38
                     *     # HELP nodejs_eventloop_delay_p50_seconds Event-loop delay since the last look: p50.
                     *     # TYPE nodejs_eventloop_delay_p50_seconds gauge
                     *     nodejs_eventloop_delay_p50_seconds 0.020447231
                     *     # HELP nodejs_eventloop_delay_p99_seconds Event-loop delay since the last look: p99.
                     *     # TYPE nodejs_eventloop_delay_p99_seconds gauge
                     *     nodejs_eventloop_delay_p99_seconds 0.065044479
                     *     # HELP nodejs_eventloop_delay_max_seconds Event-loop delay since the last look: max.
                     *     # TYPE nodejs_eventloop_delay_max_seconds gauge
                     *     nodejs_eventloop_delay_max_seconds 0.239337471
                     */
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "accounts.register": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aisha",
                 *       "email": "aisha@example.com",
                 *       "password": "seven blue mugs in a row"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Account created.",
                     *       "data": {
                     *         "user": {
                     *           "id": 2,
                     *           "name": "Aisha",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "customer"
                     *           ],
                     *           "created_at": "2026-11-30T16:04:26.299Z"
                     *         },
                     *         "token": "1|souk_dzCp5HL2PE27oRfVaXZmIgWNFaCwJWOaxnVrnGKW1f6d3fea"
                     *       },
                     *       "meta": {
                     *         "request_id": "6d61eae8-87bf-48a4-ad82-d9a6b7b3d10b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["SignedIn"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.login": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "admin@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Signed in.",
                     *       "data": {
                     *         "user": {
                     *           "id": 1,
                     *           "name": "Admin",
                     *           "email": "admin@example.com",
                     *           "roles": [
                     *             "admin"
                     *           ],
                     *           "created_at": "2026-11-30T16:04:25.930Z"
                     *         },
                     *         "token": "2|souk_ezEZ53MNjgpnWW6uAYnH5WAS2XsiCMmIynKBEK3Wa2a6c5d6"
                     *       },
                     *       "meta": {
                     *         "request_id": "0207b205-1500-49eb-a3b7-cc845ecf37b1"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["SignedIn"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["InvalidCredentialsOrAccountSuspended"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.logout": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your account.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "permissions": [
                     *           "products.view",
                     *           "products.create",
                     *           "products.update",
                     *           "products.delete",
                     *           "orders.view",
                     *           "orders.create",
                     *           "orders.cancel",
                     *           "monitoring.view"
                     *         ],
                     *         "email_verified_at": null
                     *       },
                     *       "meta": {
                     *         "request_id": "a442121e-2eeb-4e45-973c-36b6223d938e"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Profile"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aisha Rahman"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProfileRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Account changed.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "permissions": [
                     *           "products.view",
                     *           "products.create",
                     *           "products.update",
                     *           "products.delete",
                     *           "orders.view",
                     *           "orders.create",
                     *           "orders.cancel",
                     *           "monitoring.view"
                     *         ],
                     *         "email_verified_at": null
                     *       },
                     *       "meta": {
                     *         "request_id": "a31e5fa4-8dce-41fd-b909-d4294d77b412"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Profile"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven blue mugs in a row",
                 *       "password": "eight red cups in a box"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Password changed. Your other tokens are revoked.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "9bde1ea7-4625-493a-820f-1b4b4965d51a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "aisha@example.com",
                 *       "password": "nine green bowls on a shelf"
                 *     }
                 */
                "application/json": components["schemas"]["OpenSessionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Signed in.",
                     *       "data": {
                     *         "user": {
                     *           "id": 2,
                     *           "name": "Aisha Rahman",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "merchant"
                     *           ],
                     *           "created_at": "2026-11-30T16:04:26.299Z"
                     *         },
                     *         "csrf_token": "7_UT538yUENRstHNFeuX1mDHKO0Uynw8A2-FTAOOPGU"
                     *       },
                     *       "meta": {
                     *         "request_id": "ca0484b3-fc84-41d3-8023-f867325c405f"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Session"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["InvalidCredentialsOrAccountSuspended"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Tokens.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "name": "till",
                     *           "abilities": [
                     *             "orders.*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": null,
                     *           "created_at": "2026-11-30T16:04:28.691Z",
                     *           "current": false
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "registration",
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": null,
                     *           "created_at": "2026-11-30T16:04:26.299Z",
                     *           "current": true
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "34fb8fd5-def5-45f2-82b6-aad8af20368a",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 2,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Token"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "till",
                 *       "abilities": [
                 *         "orders.*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateTokenRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Token created. It is shown this once.",
                     *       "data": {
                     *         "id": 3,
                     *         "name": "till",
                     *         "abilities": [
                     *           "orders.*"
                     *         ],
                     *         "last_used_at": null,
                     *         "last_used_ip": null,
                     *         "last_used_user_agent": null,
                     *         "expires_at": null,
                     *         "created_at": "2026-11-30T16:04:28.691Z",
                     *         "current": false,
                     *         "token": "3|souk_ZWbJZN5p2TxWl2mPDVYo26oGxzz2xOEhDZVdgOwa1028eea4"
                     *       },
                     *       "meta": {
                     *         "request_id": "f078ba7c-316a-47ca-8ea3-bde195e7eb82"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["NewToken"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.revokeAll": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.requestVerification": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "A mail is on its way to your address.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "150ea066-7650-430f-8107-f66b27f4f7c4"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.verifyEmail": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "2.z_-Eaj3qJLOyQ_mfDEer9WwGXl1MvHmQMOlalMofGXY"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "E-mail address verified.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "8e46b1c6-f001-47f9-9485-c6e43378ff87"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.forgotPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "aisha@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "If there is an account for this address, a mail is on its way.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "621929b7-f6bf-481d-8fd9-1a526ce23f04"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "2.gtYfubaOJIoBacsePSC7NzAa7YRB1yuPQIoOAv7IPvY",
                 *       "password": "nine green bowls on a shelf"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Password changed. All tokens are revoked: sign in anew.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "221d8af1-4abc-483d-b732-88184a23bdd4"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Unpaid fees."
                 *     }
                 */
                "application/json": components["schemas"]["SuspendUserRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "User suspended.",
                     *       "data": {
                     *         "user_id": 2,
                     *         "reason": "Unpaid fees.",
                     *         "suspended_at": "2026-11-30T16:04:30.222Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "0c7de105-7d8d-402d-b051-4dd47e87248a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Suspension"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.reinstate": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                search?: string;
                min_price?: number | string;
                max_price?: number | string;
                in_stock?: boolean;
                user_id?: number;
            };
            header?: {
                /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Products.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "user_id": 2,
                     *           "name": "Blue mug",
                     *           "description": "Holds 300 ml.",
                     *           "price": "19.99",
                     *           "quantity": 100,
                     *           "created_at": "2026-11-30T16:04:26.683Z",
                     *           "updated_at": "2026-11-30T16:04:26.683Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "f99b4082-b2e2-4196-aafe-0a0417446961",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Blue mug",
                 *       "price": "19.99",
                 *       "quantity": 100,
                 *       "description": "Holds 300 ml."
                 *     }
                 */
                "application/json": components["schemas"]["CreateProductRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product created.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "19.99",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:04:26.683Z",
                     *         "updated_at": "2026-11-30T16:04:26.683Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "da8f1667-44a5-48ff-851e-e78db30b28fd"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "19.99",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:04:26.683Z",
                     *         "updated_at": "2026-11-30T16:04:26.683Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "04d47cc0-e236-4ed7-9510-ae60555eb0ae"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": "18.50"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product updated.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "18.50",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:04:26.683Z",
                     *         "updated_at": "2026-11-30T16:04:26.817Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "fd665fd0-fd93-4168-8787-c1ce121fa860"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product restored.",
                     *       "data": {
                     *         "id": 2,
                     *         "user_id": 2,
                     *         "name": "Old cup",
                     *         "description": null,
                     *         "price": "1.00",
                     *         "quantity": 0,
                     *         "created_at": "2026-11-30T16:04:28.226Z",
                     *         "updated_at": "2026-11-30T16:04:28.272Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "e507f69c-c1e8-49a4-a027-e16efb6308d9"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "productCache.clear": {
        parameters: {
            query?: {
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.listMovements": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stock movements.",
                     *       "data": [
                     *         {
                     *           "id": 4,
                     *           "product_id": 1,
                     *           "kind": "cancellation",
                     *           "delta": 3,
                     *           "quantity_after": 98,
                     *           "order_id": 1,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:04:27.318Z"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "product_id": 1,
                     *           "kind": "order",
                     *           "delta": -3,
                     *           "quantity_after": 95,
                     *           "order_id": 1,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:04:26.982Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "product_id": 1,
                     *           "kind": "correction",
                     *           "delta": -2,
                     *           "quantity_after": 98,
                     *           "order_id": null,
                     *           "reason": "Broken on the way.",
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:04:26.881Z"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "product_id": 1,
                     *           "kind": "opening",
                     *           "delta": 100,
                     *           "quantity_after": 100,
                     *           "order_id": null,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:04:26.683Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "85214ed4-de0f-4afa-9c83-a78b6e381c5f",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 4,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["StockMovement"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.adjustStock": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": -2,
                 *       "reason": "Broken on the way."
                 *     }
                 */
                "application/json": components["schemas"]["AdjustStockRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stock adjusted.",
                     *       "data": {
                     *         "id": 2,
                     *         "product_id": 1,
                     *         "kind": "correction",
                     *         "delta": -2,
                     *         "quantity_after": 98,
                     *         "order_id": null,
                     *         "reason": "Broken on the way.",
                     *         "by": 2,
                     *         "created_at": "2026-11-30T16:04:26.881Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "94ad9ca5-b846-48b3-af53-9f2b9529fcb9"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["StockMovement"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                status?: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
                search?: string;
                product_id?: number;
                created_from?: string;
                created_before?: string;
                min_total?: number | string;
                max_total?: number | string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Orders.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "number": 1,
                     *           "user_id": 2,
                     *           "status": "cancelled",
                     *           "total_price": "55.50",
                     *           "items": [
                     *             {
                     *               "id": 1,
                     *               "product_id": 1,
                     *               "product_name": "Blue mug",
                     *               "quantity": 3,
                     *               "unit_price": "18.50",
                     *               "line_total": "55.50"
                     *             }
                     *           ],
                     *           "created_at": "2026-11-30T16:04:26.982Z",
                     *           "updated_at": "2026-11-30T16:04:27.318Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "88eb4bc8-e7b2-4253-84b4-50025c49eb87",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "product_id": 1,
                 *           "quantity": 3
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PlaceOrderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order created.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "pending",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:04:26.982Z",
                     *         "updated_at": "2026-11-30T16:04:26.982Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "0980a132-6312-438a-9246-00a8f163df20"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "cancelled",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:04:26.982Z",
                     *         "updated_at": "2026-11-30T16:04:27.318Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "533ebb46-9efb-4617-96b8-1e86a5cd9184"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.listHistory": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order history.",
                     *       "data": [
                     *         {
                     *           "from": null,
                     *           "to": "pending",
                     *           "at": "2026-11-30T16:04:26.982Z",
                     *           "by": 2,
                     *           "note": null
                     *         },
                     *         {
                     *           "from": "pending",
                     *           "to": "paid",
                     *           "at": "2026-11-30T16:04:27.156Z",
                     *           "by": 1,
                     *           "note": "By bank transfer."
                     *         },
                     *         {
                     *           "from": "paid",
                     *           "to": "cancelled",
                     *           "at": "2026-11-30T16:04:27.318Z",
                     *           "by": 2,
                     *           "note": "Changed my mind."
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "e398d84f-140c-47ee-9009-50951b3dfc50",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderTransition"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.changeStatus": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "paid",
                 *       "note": "By bank transfer."
                 *     }
                 */
                "application/json": components["schemas"]["MoveOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order paid.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "paid",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:04:26.982Z",
                     *         "updated_at": "2026-11-30T16:04:27.156Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "d85731db-355a-4971-ba84-f068bb550fa1"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransitionOrConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "Changed my mind."
                 *     }
                 */
                "application/json": components["schemas"]["CancelOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order cancelled.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "cancelled",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:04:26.982Z",
                     *         "updated_at": "2026-11-30T16:04:27.318Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "0972d7eb-0a28-4418-a49f-ab04f4de748c"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.listNotes": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                public?: boolean;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notes.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "order_id": 1,
                     *           "text": "Gift wrap, please.",
                     *           "public": false,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:04:27.731Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "f9b45e23-ab18-463b-8409-147f2d3d42af",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderNote"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.addNote": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Gift wrap, please.",
                 *       "public": false
                 *     }
                 */
                "application/json": components["schemas"]["AddOrderNoteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Note added.",
                     *       "data": {
                     *         "id": 1,
                     *         "order_id": 1,
                     *         "text": "Gift wrap, please.",
                     *         "public": false,
                     *         "by": 2,
                     *         "created_at": "2026-11-30T16:04:27.731Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "88a56b26-950b-4427-89bc-9d39b93d956f"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderNote"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "stats.get": {
        parameters: {
            query?: {
                days?: number;
                by?: "day" | "week" | "month";
                month?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stats.",
                     *       "data": {
                     *         "period": {
                     *           "from": "2026-11-01",
                     *           "to": "2026-11-30",
                     *           "days": 30,
                     *           "by": "day"
                     *         },
                     *         "figures": {
                     *           "products": {
                     *             "total": 1,
                     *             "period": 1,
                     *             "before": 0
                     *           },
                     *           "out_of_stock": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "orders": {
                     *             "total": 1,
                     *             "period": 1,
                     *             "before": 0
                     *           },
                     *           "open_orders": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "failed_jobs": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "revenue": {
                     *             "total": "0.00",
                     *             "period": "0.00",
                     *             "before": "0.00"
                     *           }
                     *         },
                     *         "series": [
                     *           {
                     *             "from": "2026-11-01",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-02",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-03",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-04",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-05",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-06",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-07",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-08",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-09",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-10",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-11",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-12",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-13",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-14",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-15",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-16",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-17",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-18",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-19",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-20",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-21",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-22",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-23",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-24",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-25",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-26",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-27",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-28",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-29",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-30",
                     *             "orders": 1,
                     *             "revenue": "0.00"
                     *           }
                     *         ],
                     *         "orders_by_status": {
                     *           "pending": 0,
                     *           "paid": 0,
                     *           "shipped": 0,
                     *           "delivered": 0,
                     *           "cancelled": 1,
                     *           "refunded": 0
                     *         },
                     *         "best_sellers": {
                     *           "month": "2026-11",
                     *           "products": []
                     *         },
                     *         "low_stock": []
                     *       },
                     *       "meta": {
                     *         "request_id": "aba95422-9058-457c-acfd-4f698d8df885"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Stats"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                status?: "pending" | "sent" | "failed" | "dropped";
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notifications.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "user_id": 2,
                     *           "event": "order.status-changed",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-3-1796054667596@souk.example>",
                     *           "created_at": "2026-11-30T16:04:27.596Z",
                     *           "sent_at": "2026-11-30T16:04:27.765Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "user_id": 2,
                     *           "event": "order.status-changed",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-2-1796054667318@souk.example>",
                     *           "created_at": "2026-11-30T16:04:27.318Z",
                     *           "sent_at": "2026-11-30T16:04:27.626Z"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "user_id": 2,
                     *           "event": "order.created",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-1-1796054667057@souk.example>",
                     *           "created_at": "2026-11-30T16:04:27.057Z",
                     *           "sent_at": "2026-11-30T16:04:27.457Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "0bac10e9-c645-48c6-864f-5428c06ad583",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Notification"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notification.",
                     *       "data": {
                     *         "id": 3,
                     *         "user_id": 2,
                     *         "event": "order.status-changed",
                     *         "order_id": 1,
                     *         "order_number": 1,
                     *         "channel": "mail",
                     *         "recipient": "aisha@example.com",
                     *         "status": "sent",
                     *         "attempts": 1,
                     *         "next_attempt_at": null,
                     *         "failure": null,
                     *         "last_error": null,
                     *         "message_id": "<delivery-3-1796054667596@souk.example>",
                     *         "created_at": "2026-11-30T16:04:27.596Z",
                     *         "sent_at": "2026-11-30T16:04:27.765Z",
                     *         "failed_attempts": []
                     *       },
                     *       "meta": {
                     *         "request_id": "4843f294-ee2c-4b92-862d-4e588abedf18"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["NotificationStory"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.getPreferences": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your notification preferences.",
                     *       "data": {
                     *         "order_status_mails": true
                     *       },
                     *       "meta": {
                     *         "request_id": "30387eba-15f6-450d-adb2-9e54759343c2"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Preferences"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.setPreferences": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_status_mails": false
                 *     }
                 */
                "application/json": components["schemas"]["ChangePreferencesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your notification preferences were changed.",
                     *       "data": {
                     *         "order_status_mails": false
                     *       },
                     *       "meta": {
                     *         "request_id": "c825e8c1-d879-4c4b-8b5a-5d3dbdc828f1"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Preferences"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queues.list": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queues.",
                     *       "data": [
                     *         {
                     *           "name": "deliveries",
                     *           "waiting": 0,
                     *           "queued": 0,
                     *           "failed": 0,
                     *           "oldest_at": null,
                     *           "next_attempt_at": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "5c1f720b-e898-4a7c-bca4-7be5bebee12b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Queue"][];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Failed jobs.",
                     *       "data": [
                     *         {
                     *           "id": 6,
                     *           "queue": "deliveries",
                     *           "event": "order.created",
                     *           "order_id": 2,
                     *           "order_number": 1,
                     *           "user_id": 1,
                     *           "recipient": "admin@example.com",
                     *           "attempts": 3,
                     *           "failure": "unreachable",
                     *           "last_error": "connect ECONNREFUSED 127.0.0.1:9",
                     *           "created_at": "2026-11-30T16:04:31.092Z",
                     *           "failed_at": "2026-11-30T16:04:34.202Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "011b298a-1236-40e4-8d91-2396cf8b41be",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["FailedJob"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.dropAll": {
        parameters: {
            query?: {
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Failed job.",
                     *       "data": {
                     *         "id": 6,
                     *         "queue": "deliveries",
                     *         "event": "order.created",
                     *         "order_id": 2,
                     *         "order_number": 1,
                     *         "user_id": 1,
                     *         "recipient": "admin@example.com",
                     *         "attempts": 3,
                     *         "failure": "unreachable",
                     *         "last_error": "connect ECONNREFUSED 127.0.0.1:9",
                     *         "created_at": "2026-11-30T16:04:31.092Z",
                     *         "failed_at": "2026-11-30T16:04:34.202Z",
                     *         "failed_attempts": [
                     *           {
                     *             "attempt": 1,
                     *             "at": "2026-11-30T16:04:31.198Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           },
                     *           {
                     *             "attempt": 2,
                     *             "at": "2026-11-30T16:04:32.675Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           },
                     *           {
                     *             "attempt": 3,
                     *             "at": "2026-11-30T16:04:34.202Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "13d5fdbf-9fe5-4a7f-90d7-bc5707d0c299"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["FailedJobStory"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.drop": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queued again.",
                     *       "data": {
                     *         "retried": 1
                     *       },
                     *       "meta": {
                     *         "request_id": "8d3a9196-8e6f-49cb-a6ec-d8f509f1208d"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Retried"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.retryAll": {
        parameters: {
            query?: {
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queued again.",
                     *       "data": {
                     *         "retried": 0
                     *       },
                     *       "meta": {
                     *         "request_id": "005e31d3-19ec-406a-be9d-640327f815a7"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Retried"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                /** @description The last number that the client has seen. Without it the answer begins with the oldest event that is kept. */
                since?: number;
                user_id?: number;
            };
            header?: {
                /** @description The last event seen, as EventSource sends it; goes before `since`. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    /** @description `no-store` on a stream. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Events.",
                     *       "data": [
                     *         {
                     *           "sequence": 1,
                     *           "event": "order.created",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "pending",
                     *             "previous_status": null,
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:04:26.982Z"
                     *           }
                     *         },
                     *         {
                     *           "sequence": 2,
                     *           "event": "order.status-changed",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "paid",
                     *             "previous_status": "pending",
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:04:27.156Z"
                     *           }
                     *         },
                     *         {
                     *           "sequence": 3,
                     *           "event": "order.status-changed",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "cancelled",
                     *             "previous_status": "paid",
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:04:27.318Z"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "3c709258-b600-4ed7-a74a-316d86e47c56",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderEvent"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                    /**
                     * @example id: 1
                     *     event: order.created
                     *     data: {"order_id":2,"user_id":1,"status":"pending","previous_status":null,"total_price":"4.50","at":"2026-11-30T16:04:31.038Z","sequence":1}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["EventsForgotten"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "access.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Access.",
                     *       "data": [
                     *         {
                     *           "permission": "audit.view",
                     *           "description": "Read the audit log",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "cache.clear",
                     *           "description": "Empty the product cache",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "inbox.view",
                     *           "description": "Read the mails that the built-in mail server caught",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "monitoring.manage",
                     *           "description": "See exceptions and what is kept, pause and resume the recording",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "monitoring.view",
                     *           "description": "See what was recorded of one's own requests and mails",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.cancel",
                     *           "description": "Cancel orders that are not shipped yet",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.create",
                     *           "description": "Place orders",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.manage",
                     *           "description": "Move orders through their statuses",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "orders.view",
                     *           "description": "See orders",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.create",
                     *           "description": "Create products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.delete",
                     *           "description": "Delete products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.update",
                     *           "description": "Change products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.view",
                     *           "description": "See products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "queues.manage",
                     *           "description": "Retry and drop failed jobs",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "queues.view",
                     *           "description": "See the queues and their failed jobs",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "roles.manage",
                     *           "description": "Make, change and delete roles, and give what one does not hold oneself",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "roles.view",
                     *           "description": "See roles and permissions",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "tenants.any",
                     *           "description": "Act on every user's products and orders, not only on one's own",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "users.manage",
                     *           "description": "Give users roles and permissions, of those one holds oneself",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "users.suspend",
                     *           "description": "Suspend users and reinstate them",
                     *           "allowed": false
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "59ba7677-5fa4-4a8f-9c4e-a50d63ad77b0",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 21,
                     *         "total_is_exact": true,
                     *         "last_page": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Access"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "access.explain": {
        parameters: {
            query: {
                user_id?: number;
                permission: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Allowed: the role 'merchant' holds 'products.create', and the token has the ability '*'.",
                     *       "data": {
                     *         "user_id": 2,
                     *         "permission": "products.create",
                     *         "allowed": true,
                     *         "reason": "Allowed: the role 'merchant' holds 'products.create', and the token has the ability '*'.",
                     *         "roles": [
                     *           {
                     *             "name": "merchant",
                     *             "holds": "products.create"
                     *           }
                     *         ],
                     *         "direct": null,
                     *         "token": {
                     *           "id": 1,
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "covers": true
                     *         }
                     *       },
                     *       "meta": {
                     *         "request_id": "9d322f65-2349-49f7-acb0-dc98fe4c17c8"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["AccessExplanation"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Permissions.",
                     *       "data": [
                     *         {
                     *           "id": 16,
                     *           "name": "audit.view",
                     *           "description": "Read the audit log"
                     *         },
                     *         {
                     *           "id": 21,
                     *           "name": "cache.clear",
                     *           "description": "Empty the product cache"
                     *         },
                     *         {
                     *           "id": 8,
                     *           "name": "inbox.view",
                     *           "description": "Read the mails that the built-in mail server caught"
                     *         },
                     *         {
                     *           "id": 20,
                     *           "name": "monitoring.manage",
                     *           "description": "See exceptions and what is kept, pause and resume the recording"
                     *         },
                     *         {
                     *           "id": 19,
                     *           "name": "monitoring.view",
                     *           "description": "See what was recorded of one's own requests and mails"
                     *         },
                     *         {
                     *           "id": 9,
                     *           "name": "orders.cancel",
                     *           "description": "Cancel orders that are not shipped yet"
                     *         },
                     *         {
                     *           "id": 6,
                     *           "name": "orders.create",
                     *           "description": "Place orders"
                     *         },
                     *         {
                     *           "id": 10,
                     *           "name": "orders.manage",
                     *           "description": "Move orders through their statuses"
                     *         },
                     *         {
                     *           "id": 5,
                     *           "name": "orders.view",
                     *           "description": "See orders"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "name": "products.create",
                     *           "description": "Create products"
                     *         },
                     *         {
                     *           "id": 4,
                     *           "name": "products.delete",
                     *           "description": "Delete products"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "name": "products.update",
                     *           "description": "Change products"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "products.view",
                     *           "description": "See products"
                     *         },
                     *         {
                     *           "id": 18,
                     *           "name": "queues.manage",
                     *           "description": "Retry and drop failed jobs"
                     *         },
                     *         {
                     *           "id": 17,
                     *           "name": "queues.view",
                     *           "description": "See the queues and their failed jobs"
                     *         },
                     *         {
                     *           "id": 15,
                     *           "name": "roles.manage",
                     *           "description": "Make, change and delete roles, and give what one does not hold oneself"
                     *         },
                     *         {
                     *           "id": 14,
                     *           "name": "roles.view",
                     *           "description": "See roles and permissions"
                     *         },
                     *         {
                     *           "id": 7,
                     *           "name": "tenants.any",
                     *           "description": "Act on every user's products and orders, not only on one's own"
                     *         },
                     *         {
                     *           "id": 13,
                     *           "name": "users.manage",
                     *           "description": "Give users roles and permissions, of those one holds oneself"
                     *         },
                     *         {
                     *           "id": 11,
                     *           "name": "users.suspend",
                     *           "description": "Suspend users and reinstate them"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "b6bf2db1-65e4-4d0b-9952-22f678c88d30",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 21,
                     *         "total_is_exact": true,
                     *         "last_page": 2,
                     *         "next_cursor": "W1sidXNlcnMuc3VzcGVuZCIsIjExIl0sMiwyMSx0cnVlLCJuYW1lIl0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Permission"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Roles.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "name": "admin",
                     *           "permissions": [
                     *             "audit.view",
                     *             "cache.clear",
                     *             "inbox.view",
                     *             "monitoring.manage",
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.manage",
                     *             "orders.view",
                     *             "products.create",
                     *             "products.delete",
                     *             "products.update",
                     *             "products.view",
                     *             "queues.manage",
                     *             "queues.view",
                     *             "roles.manage",
                     *             "roles.view",
                     *             "tenants.any",
                     *             "users.manage",
                     *             "users.suspend",
                     *             "users.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:04:23.936Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "name": "merchant",
                     *           "permissions": [
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.view",
                     *             "products.create",
                     *             "products.delete",
                     *             "products.update",
                     *             "products.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:04:23.936Z"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "name": "customer",
                     *           "permissions": [
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.view",
                     *             "products.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:04:23.936Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "c7ee7b94-027f-4a05-a7ff-fcf8b0179207",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "packer",
                 *       "permissions": [
                 *         "orders.view"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateRoleRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Role created.",
                     *       "data": {
                     *         "id": 4,
                     *         "name": "packer",
                     *         "permissions": [
                     *           "orders.view"
                     *         ],
                     *         "seeded": false,
                     *         "created_at": "2026-11-30T16:04:30.364Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "be3b075f-8d23-40cc-85fe-737e54b9fcac"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "orders.*"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name?: string;
                    permissions?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Role updated.",
                     *       "data": {
                     *         "id": 4,
                     *         "name": "packer",
                     *         "permissions": [
                     *           "orders.*"
                     *         ],
                     *         "seeded": false,
                     *         "created_at": "2026-11-30T16:04:30.364Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "ec0d0d33-28d4-4d1d-98e0-f8ef91102a6e"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                search?: string;
                role?: string;
                suspended?: boolean;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Users.",
                     *       "data": [
                     *         {
                     *           "id": 2,
                     *           "name": "Aisha Rahman",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "merchant"
                     *           ],
                     *           "direct_permissions": [],
                     *           "created_at": "2026-11-30T16:04:26.299Z",
                     *           "suspended_at": null,
                     *           "suspension_reason": null
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "Admin",
                     *           "email": "admin@example.com",
                     *           "roles": [
                     *             "admin"
                     *           ],
                     *           "direct_permissions": [],
                     *           "created_at": "2026-11-30T16:04:25.930Z",
                     *           "suspended_at": null,
                     *           "suspension_reason": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "1a93b2a1-e581-4c01-9230-41e942a0ef0e",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 2,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "User.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [],
                     *         "created_at": "2026-11-30T16:04:26.299Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "dd6681fc-8d77-412f-b884-54eda50ff3ab"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.setRoles": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "merchant"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SetRolesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Roles set.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [],
                     *         "created_at": "2026-11-30T16:04:26.299Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "62282cd0-ce83-45cc-802d-60707afa3709"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.setPermissions": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "queues.view"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SetPermissionsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Permissions set.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [
                     *           "queues.view"
                     *         ],
                     *         "created_at": "2026-11-30T16:04:26.299Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "baaf01a9-ce13-4df2-9814-7df830841a7b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.listTokens": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Tokens.",
                     *       "data": [
                     *         {
                     *           "id": 4,
                     *           "name": "browser",
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": "2026-12-01T04:04:29.980Z",
                     *           "created_at": "2026-11-30T16:04:30.122Z",
                     *           "current": false
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "4acaa58f-4e46-497d-a7fd-d8c4ff831023",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Token"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.revokeToken": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
                token_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                id?: number;
                actor_id?: number;
                action?: string;
                subject_type?: string;
                subject_id?: number;
                subject_owner_id?: number;
                from?: string;
                until?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Audit log.",
                     *       "data": [
                     *         {
                     *           "id": 26,
                     *           "at": "2026-11-30T16:04:30.473Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "1a340465-95c8-4922-8bd6-e595feb59fc8",
                     *           "action": "roles.delete",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:04:30.364Z",
                     *             "permissions": [
                     *               "orders.*"
                     *             ]
                     *           },
                     *           "after": null,
                     *           "previous_hash": "b9766b871fc6fb9412ef966ac88f0df14d37e580516a4d34d140d2671953fde3",
                     *           "hash": "6cf9bc0422f92c9d7d2f1a015c45033694eb39082e7dbac6a9fb651a515eaf7d"
                     *         },
                     *         {
                     *           "id": 25,
                     *           "at": "2026-11-30T16:04:30.436Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "ec0d0d33-28d4-4d1d-98e0-f8ef91102a6e",
                     *           "action": "roles.update",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:04:30.364Z",
                     *             "permissions": [
                     *               "orders.view"
                     *             ]
                     *           },
                     *           "after": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:04:30.364Z",
                     *             "permissions": [
                     *               "orders.*"
                     *             ]
                     *           },
                     *           "previous_hash": "7888207e7c317f8274d3de750ea0cd313bf475a45c5f9583cb3577de2ac196ac",
                     *           "hash": "b9766b871fc6fb9412ef966ac88f0df14d37e580516a4d34d140d2671953fde3"
                     *         },
                     *         {
                     *           "id": 24,
                     *           "at": "2026-11-30T16:04:30.415Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "be3b075f-8d23-40cc-85fe-737e54b9fcac",
                     *           "action": "roles.create",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": null,
                     *           "after": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:04:30.364Z",
                     *             "permissions": [
                     *               "orders.view"
                     *             ]
                     *           },
                     *           "previous_hash": "5add251616cb8a9ecb57c0d699e5d3fe80bac081f71a24917e5344471e20ff27",
                     *           "hash": "7888207e7c317f8274d3de750ea0cd313bf475a45c5f9583cb3577de2ac196ac"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "5720e015-46c1-4324-8a0a-12e59d184e57",
                     *         "page": 1,
                     *         "per_page": 3,
                     *         "total": 26,
                     *         "total_is_exact": true,
                     *         "last_page": 9,
                     *         "next_cursor": "W1siMjQiXSwyLDI2LHRydWUsIi1pZCJd"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["AuditEntry"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.listEntries": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                kind?: "request" | "job" | "socket" | "schedule" | "command" | "outbox" | "background" | "query" | "redis" | "cache" | "mail" | "notification" | "outgoing_request" | "authorization" | "log" | "exception";
                user_id?: number;
                route?: string;
                status?: string;
                tag?: string;
                trace_id?: string;
                request_id?: string;
                search?: string;
                failed?: boolean;
                fingerprint?: string;
                started_from?: string;
                started_before?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Entries.",
                     *       "data": [
                     *         {
                     *           "id": 301,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "890b6c1b808f86ae",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "POST /api/v1/login",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": "401",
                     *           "failure": null,
                     *           "tags": [
                     *             "refused"
                     *           ],
                     *           "started_at": "2026-11-30T16:04:30.238Z",
                     *           "duration_ms": 49.529
                     *         },
                     *         {
                     *           "id": 296,
                     *           "trace_id": "09d3b416f114aeca21242c2731c398f0",
                     *           "span_id": "728e308f12c83000",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "GET /api/v1/inbox",
                     *           "user_id": 1,
                     *           "request_id": "9109b6e8-ed09-47a7-8833-3398e589ac54",
                     *           "status": "200",
                     *           "failure": null,
                     *           "tags": [
                     *             "sampled"
                     *           ],
                     *           "started_at": "2026-11-30T16:04:29.795Z",
                     *           "duration_ms": 11.269
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "99bd7f60-acb9-4af8-9b13-35e8cdf933f5",
                     *         "page": 1,
                     *         "per_page": 2,
                     *         "total": 28,
                     *         "total_is_exact": true,
                     *         "last_page": 14,
                     *         "next_cursor": "W1siMjk2Il0sMiwyOCx0cnVlLCItaWQiXQ"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntrySummary"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getEntry": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Entry.",
                     *       "data": {
                     *         "id": 301,
                     *         "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *         "span_id": "890b6c1b808f86ae",
                     *         "parent_span_id": null,
                     *         "kind": "request",
                     *         "name": "POST /api/v1/login",
                     *         "user_id": null,
                     *         "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *         "status": "401",
                     *         "failure": null,
                     *         "tags": [
                     *           "refused"
                     *         ],
                     *         "started_at": "2026-11-30T16:04:30.238Z",
                     *         "duration_ms": 49.529,
                     *         "details": {
                     *           "ip": "127.0.0.1",
                     *           "url": "/api/v1/login",
                     *           "body": {
                     *             "email": "aisha@example.com",
                     *             "password": "[redacted]",
                     *             "abilities": [
                     *               "*"
                     *             ],
                     *             "device_name": "api"
                     *           },
                     *           "route": "/api/v1/login",
                     *           "access": "public",
                     *           "answer": "This account is suspended.",
                     *           "method": "POST",
                     *           "headers": {
                     *             "host": "127.0.0.1:35819",
                     *             "accept": "*\/*",
                     *             "connection": "keep-alive",
                     *             "user-agent": "node",
                     *             "content-type": "application/json",
                     *             "content-length": "70",
                     *             "sec-fetch-mode": "cors",
                     *             "accept-encoding": "gzip, deflate",
                     *             "accept-language": "*"
                     *           },
                     *           "refusal": "This account is suspended."
                     *         }
                     *       },
                     *       "meta": {
                     *         "request_id": "24c042bf-7737-4df1-8ba8-5e770b77ec26"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntry"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getTrace": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                trace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Trace.",
                     *       "data": [
                     *         {
                     *           "id": 301,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "890b6c1b808f86ae",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "POST /api/v1/login",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": "401",
                     *           "failure": null,
                     *           "tags": [
                     *             "refused"
                     *           ],
                     *           "started_at": "2026-11-30T16:04:30.238Z",
                     *           "duration_ms": 49.529,
                     *           "details": {
                     *             "ip": "127.0.0.1",
                     *             "url": "/api/v1/login",
                     *             "body": {
                     *               "email": "aisha@example.com",
                     *               "password": "[redacted]",
                     *               "abilities": [
                     *                 "*"
                     *               ],
                     *               "device_name": "api"
                     *             },
                     *             "route": "/api/v1/login",
                     *             "access": "public",
                     *             "answer": "This account is suspended.",
                     *             "method": "POST",
                     *             "headers": {
                     *               "host": "127.0.0.1:35819",
                     *               "accept": "*\/*",
                     *               "connection": "keep-alive",
                     *               "user-agent": "node",
                     *               "content-type": "application/json",
                     *               "content-length": "70",
                     *               "sec-fetch-mode": "cors",
                     *               "accept-encoding": "gzip, deflate",
                     *               "accept-language": "*"
                     *             },
                     *             "refusal": "This account is suspended."
                     *           }
                     *         },
                     *         {
                     *           "id": 302,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "9ab4abff5b7916a5",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "redis",
                     *           "name": "EVALSHA souk:{login:rxZMTYJ2SkA_3CM3rSLrjO79N0prtkw5zoQRaR5tY7w:127.0.0.1}:rate",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.238Z",
                     *           "duration_ms": 2.176,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 303,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "eb4716a40adcaab1",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "redis",
                     *           "name": "EVALSHA souk:{login-ip:127.0.0.1}:rate",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.241Z",
                     *           "duration_ms": 0.316,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 304,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "2d7dbfa09ea27de3",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "query",
                     *           "name": "select \"id\", \"email\", \"password_hash\", \"suspended_at\" from \"users\" where lower(email) = $1",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.241Z",
                     *           "duration_ms": 2.853,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 305,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "ceef1b72ef0c751c",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "query",
                     *           "name": "commit",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.244Z",
                     *           "duration_ms": 0.644,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 306,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "6fc8080fc90f6ee7",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "redis",
                     *           "name": "DEL souk:{login:rxZMTYJ2SkA_3CM3rSLrjO79N0prtkw5zoQRaR5tY7w:127.0.0.1}:rate",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.280Z",
                     *           "duration_ms": 1.795,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 307,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "1b52f058e052b827",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "redis",
                     *           "name": "EVALSHA souk:{login-ip:127.0.0.1}:rate",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.280Z",
                     *           "duration_ms": 1.732,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 308,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "7ef3a2c6f740c647",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "query",
                     *           "name": "select \"password_hash\", \"suspended_at\" from \"users\" where \"id\" = $1 for share",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.282Z",
                     *           "duration_ms": 4.456,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 309,
                     *           "trace_id": "075d20c478c5ca5c853c248def8c6700",
                     *           "span_id": "7dbffb8e88d4306c",
                     *           "parent_span_id": "890b6c1b808f86ae",
                     *           "kind": "query",
                     *           "name": "rollback",
                     *           "user_id": null,
                     *           "request_id": "296a8f79-a68e-469b-ad50-37c8b91e913e",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:04:30.287Z",
                     *           "duration_ms": 0.232,
                     *           "details": {}
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "e5523693-f317-40e8-aab3-b8df948f1781"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntry"][];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.listExceptions": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Exceptions.",
                     *       "data": [],
                     *       "meta": {
                     *         "request_id": "868fb1d7-c6fe-4aba-bed1-aeec93215ca6",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 0,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringException"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getRecording": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Recording.",
                     *       "data": {
                     *         "paused": false,
                     *         "paused_at": null,
                     *         "paused_by": null,
                     *         "rings": [
                     *           {
                     *             "name": "notable",
                     *             "entries": 0,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "ordinary",
                     *             "entries": 300,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "refused",
                     *             "entries": 9,
                     *             "max_entries": 5000,
                     *             "max_bytes": 8388608
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "07d51ee4-e675-4713-a6d6-e744e2e61c04"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: {
                            paused: boolean;
                            paused_at: string | null;
                            paused_by: number | null;
                            rings: {
                                name: string;
                                entries: number;
                                max_entries: number;
                                max_bytes: number;
                            }[];
                        };
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.setRecording": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paused": false
                 *     }
                 */
                "application/json": components["schemas"]["SetRecordingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Recording resumed.",
                     *       "data": {
                     *         "paused": false,
                     *         "paused_at": null,
                     *         "paused_by": null,
                     *         "rings": [
                     *           {
                     *             "name": "notable",
                     *             "entries": 0,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "ordinary",
                     *             "entries": 300,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "refused",
                     *             "entries": 9,
                     *             "max_entries": 5000,
                     *             "max_bytes": 8388608
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "a7e14765-e462-4832-ad4b-aba8911b5e99"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: {
                            paused: boolean;
                            paused_at: string | null;
                            paused_by: number | null;
                            rings: {
                                name: string;
                                entries: number;
                                max_entries: number;
                                max_bytes: number;
                            }[];
                        };
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.tail": {
        parameters: {
            query?: {
                kind?: "request" | "job" | "socket" | "schedule" | "command" | "outbox" | "background" | "query" | "redis" | "cache" | "mail" | "notification" | "outgoing_request" | "authorization" | "log" | "exception";
                user_id?: number;
                route?: string;
                status?: string;
                tag?: string;
                trace_id?: string;
                request_id?: string;
                search?: string;
                failed?: boolean;
                fingerprint?: string;
                since?: number;
            };
            header?: {
                /** @description The last event seen, as EventSource sends it; goes before `since`. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    /** @description `no-store` on a stream. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 390
                     *     event: entry
                     *     data: {"id":390,"trace_id":"1aa5501a2b2039a8d4c9e2314050029a","span_id":"1087833f6f800e4a","parent_span_id":null,"kind":"request","name":"GET /api/v1/queues","user_id":1,"request_id":"8062a42d-66f7-4d57-8788-5cec413dc508","status":"200","failure":null,"tags":["sampled"],"started_at":"2026-11-30T16:04:34.295Z","duration_ms":5.62}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inbox.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                search?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Mails caught.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) was cancelled",
                     *           "message_id": "<delivery-3-1796054667596@souk.example>",
                     *           "received_at": "2026-11-30T16:04:27.757Z",
                     *           "size": 3634
                     *         },
                     *         {
                     *           "id": 2,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) is paid",
                     *           "message_id": "<delivery-2-1796054667318@souk.example>",
                     *           "received_at": "2026-11-30T16:04:27.605Z",
                     *           "size": 3644
                     *         },
                     *         {
                     *           "id": 1,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) for 55.50",
                     *           "message_id": "<delivery-1-1796054667057@souk.example>",
                     *           "received_at": "2026-11-30T16:04:27.449Z",
                     *           "size": 3622
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "22ebf55b-4480-49e1-b840-c5e48f1479fb",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["InboxMessage"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inbox.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Mail.",
                     *       "data": {
                     *         "id": 3,
                     *         "from": "no-reply@souk.example",
                     *         "to": [
                     *           "aisha@example.com"
                     *         ],
                     *         "subject": "Souk: Your order #1 (no. 1) was cancelled",
                     *         "message_id": "<delivery-3-1796054667596@souk.example>",
                     *         "received_at": "2026-11-30T16:04:27.757Z",
                     *         "size": 3634,
                     *         "text": "Your order #1 (no. 1) was cancelled\n\nNothing of it will be sent.\n\n  3 x Blue mug at 18.50 = 55.50\n\nTotal: 55.50\n\n-- \nSent by Souk.\n\n",
                     *         "html": "<!doctype html><html dir=\"ltr\" lang=\"en\"><head><meta content=\"text/html; charset=UTF-8\" http-equiv=\"Content-Type\"/><meta name=\"x-apple-disable-message-reformatting\"/><title>Your order #1 (no. 1) was cancelled</title></head><body style=\"background-color:#f3f4f6;margin:0;padding:0\"><table border=\"0\" width=\"100%\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\" align=\"center\"><tbody><tr><td style=\"margin:0;padding:24px 0;background-color:#f3f4f6;font-family:-apple-system, &quot;Segoe UI&quot;, Roboto, Helvetica, Arial, sans-serif\"><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\" style=\"max-width:560px;background-color:#ffffff;border-top:4px solid #0f766e;padding:24px\"><tbody><tr style=\"width:100%\"><td><p style=\"font-size:14px;line-height:24px;margin:0 0 16px;font-weight:600;color:#0f766e;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0\">Souk</p><h1 style=\"font-size:20px;margin:0 0 16px;color:#111827\">Your order #1 (no. 1) was cancelled</h1><p style=\"font-size:15px;line-height:24px;margin:0 0 12px;color:#374151;margin-top:0;margin-right:0;margin-bottom:12px;margin-left:0\">Nothing of it will be sent.</p><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody><tr><td><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody style=\"width:100%\"><tr style=\"width:100%\"><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;overflow-wrap:anywhere\">3 × <bdi>Blue mug</bdi><br/><span style=\"color:#6b7280\">at 18.50</span></td><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;text-align:right;vertical-align:top\">55.50</td></tr></tbody></table><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody style=\"width:100%\"><tr style=\"width:100%\"><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;font-weight:600\">Total</td><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;text-align:right;vertical-align:top;font-weight:600\">55.50</td></tr></tbody></table></td></tr></tbody></table><hr style=\"width:100%;border:none;border-top:1px solid #eaeaea;margin:24px 0 12px;border-color:#e5e7eb\"/><p style=\"font-size:12px;line-height:24px;margin:0;color:#6b7280;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0\">Sent by Souk.</p></td></tr></tbody></table></td></tr></tbody></table></body></html>\n",
                     *         "headers": [
                     *           {
                     *             "name": "From",
                     *             "value": "Souk <no-reply@souk.example>"
                     *           },
                     *           {
                     *             "name": "To",
                     *             "value": "aisha@example.com"
                     *           },
                     *           {
                     *             "name": "Subject",
                     *             "value": "Souk: Your order #1 (no. 1) was cancelled"
                     *           },
                     *           {
                     *             "name": "Message-ID",
                     *             "value": "<delivery-3-1796054667596@souk.example>"
                     *           },
                     *           {
                     *             "name": "Date",
                     *             "value": "Mon, 30 Nov 2026 16:04:27 +0000"
                     *           },
                     *           {
                     *             "name": "MIME-Version",
                     *             "value": "1.0"
                     *           },
                     *           {
                     *             "name": "Content-Type",
                     *             "value": "multipart/alternative; boundary=\"--_NmP-d751e6fc7b7cbc79-Part_1\""
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "41401ce2-aa93-4188-909e-4dbcbd497d04"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["InboxMessageBody"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "features.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Features.",
                     *       "data": {
                     *         "inbox": true
                     *       },
                     *       "meta": {
                     *         "request_id": "7ed3c374-7231-4a7d-a0e4-7df9efac7c6c"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Features"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
